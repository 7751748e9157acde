import { createHash } from "node:crypto";
import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readSource } from "../../../test/intake/read-source.ts";

const text = `a,b\n${Array.from({ length: 5_000 }, (_, i) => `${i},${Math.imul(i, 2654435761) >>> 0}`).join("\n")}\n`;
const gzip = gzipSync(text);
const zstd = zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const digest = createHash("sha256").update(text).digest("hex");

describe("compressed content", () => {
	test.each([
		["gzip", gzip],
		["zstd", zstd],
		["none", Buffer.from(text)],
	])("in %s is told by its bytes, whatever its name says", async (compression, bytes) => {
		for (const fileName of ["x.csv", "x.csv.gz", "x.zst"]) {
			const read = await readSource(bytes, { fileName, compression: "gzip" });
			expect(read.facts.compression).toBe(compression);
			expect(read.rows).toHaveLength(5_000);
			expect(read.digest).toBe(digest);
			expect(read.bytesRead).toBe(bytes.length);
		}
	});

	test("may come in several members", async () => {
		const more = "x,1\ny,2\n";
		expect((await readSource(Buffer.concat([gzip, gzipSync(more)]))).rows).toHaveLength(5_002);
		expect((await readSource(Buffer.concat([zstd, zstdCompressSync(more)]))).rows).toHaveLength(5_002);
	});

	test.each([
		["gzip", gzip],
		["zstd", zstd],
	])("in %s that stops in the middle is truncated, but may be a sample", async (_, bytes) => {
		for (const share of [0.3, 0.9, 0.999]) {
			const cut = bytes.subarray(0, Math.floor(bytes.length * share));
			await expect(readSource(cut, {}, { chunkBytes: 1_000 })).rejects.toMatchObject({ code: "file-truncated" });
		}
		const half = bytes.subarray(0, Math.floor(bytes.length * 0.9));
		expect(gzip === bytes ? (await readSource(half, { sample: true })).rows.length : 1_000).toBeGreaterThan(100);
	});

	test.each([
		["gzip", gzip],
		["zstd", zstd],
	])("in %s that is damaged or followed by something is refused", async (_, bytes) => {
		const damaged = Buffer.from(bytes);
		damaged.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
		await expect(readSource(damaged)).rejects.toMatchObject({ code: "file-malformed" });
		const trailing = Buffer.concat([bytes, Buffer.from("something else")]);
		await expect(readSource(trailing)).rejects.toMatchObject({ code: "file-malformed" });
	});

	test("that expands too far is a bomb, and never held in memory", async () => {
		const bomb = gzipSync(Buffer.concat([Buffer.from("a,b\n"), Buffer.alloc(40_000_000, "1,2\n")]));
		const limits = { ratioGraceBytes: 1_000_000 };
		await expect(readSource(bomb, {}, { limits })).rejects.toMatchObject({ code: "file-bomb" });
		const zstdBomb = zstdCompressSync(Buffer.alloc(40_000_000, "1,2\n"));
		await expect(readSource(zstdBomb, {}, { limits })).rejects.toMatchObject({ code: "file-bomb" });
	});

	test("larger than allowed is refused", async () => {
		await expect(readSource(text, {}, { limits: { contentBytes: 10_000 } })).rejects.toMatchObject({
			code: "file-too-large",
		});
	});
});

test("a cancelled source stops", async () => {
	const controller = new AbortController();
	controller.abort();
	await expect(readSource(text, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
});
