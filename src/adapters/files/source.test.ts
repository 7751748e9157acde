import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readSource } from "../../../test/intake/read-source.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { openFileStream } from "./file-stream.ts";
import { createRowSourceOpener } from "./open-row-source.ts";
import { spool } from "./spool.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-files-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("any bytes at all", () => {
	test("become rows or a named error, with row numbers that count up from 1", async () => {
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 400 }),
			fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
			fc
				.array(fc.constantFrom(",", '"', "\n", "\r", "a", "é", "\t", ";"), { maxLength: 60 })
				.map((parts) => Buffer.from(parts.join(""))),
		);
		await fc.assert(
			fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (content, chunkBytes) => {
				try {
					const { rows, bytesRead } = await readSource(content, {}, { chunkBytes });
					expect(rows.map(({ rowNo }) => rowNo)).toEqual(rows.map((_, i) => i + 1));
					expect(bytesRead).toBe(content.length);
				} catch (error) {
					if (!(error instanceof SegwardError)) throw error;
					expect(error.code).toMatch(/^(?:file-|row-|format-)/);
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe("a source", () => {
	test("that is closed early ends the stream it reads", async () => {
		let isEnded = false;
		async function* endless() {
			try {
				yield Buffer.from("a,b\n");
				for (;;) yield Buffer.from("1,2\n".repeat(10_000));
			} finally {
				isEnded = true;
			}
		}
		const source = await createRowSourceOpener()(endless(), {});
		for await (const batch of source.batches()) if (batch.length > 0) break;
		await source.close();
		expect(isEnded).toBe(true);
		expect(() => source.contentDigest()).toThrow(SegwardError);
	});

	test("that is cancelled stops waiting for a stream that is stuck", async () => {
		const controller = new AbortController();
		async function* stuck() {
			yield Buffer.from("a,b\n".concat("1,2\n".repeat(200_000)));
			await new Promise(() => undefined);
		}
		const source = await createRowSourceOpener()(stuck(), { signal: controller.signal });
		const read = async () => {
			for await (const batch of source.batches()) if (batch.length > 0) setImmediate(() => controller.abort());
		};
		await expect(read()).rejects.toMatchObject({ code: "cancelled" });
	});

	test("passes on an error of its stream as it is", async () => {
		async function* broken() {
			yield Buffer.from("a,b\n1,2\n");
			throw new SegwardError("file-changed");
		}
		await expect(createRowSourceOpener()(broken(), {})).rejects.toMatchObject({ code: "file-changed" });
	});
});

describe("a file stream", () => {
	test("gives the bytes of a file that stays as it is", async () => {
		const path = join(directory, "steady.csv");
		writeFileSync(path, "a\n1\n");
		const { bytes, bytesTotal } = await openFileStream(path);
		const chunks: Uint8Array[] = [];
		for await (const chunk of bytes) chunks.push(chunk);
		expect(Buffer.concat(chunks).toString()).toBe("a\n1\n");
		expect(bytesTotal).toBe(4);
	});

	test("ends with an error when the file changed meanwhile", async () => {
		const path = join(directory, "growing.csv");
		writeFileSync(path, "a\n1\n");
		const { bytes } = await openFileStream(path);
		const read = async () => {
			for await (const chunk of bytes) if (chunk.length > 0) appendFileSync(path, "2\n");
		};
		await expect(read()).rejects.toMatchObject({ code: "file-changed" });
	});
});

test("a spool reads back any range of what went in, from memory and from its encrypted file", async () => {
	const content = Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * 31) % 251));
	async function* chunks() {
		for (let at = 0; at < content.length; at += 777) yield content.subarray(at, at + 777);
	}
	for (const memoryBytes of [1_000_000, 500]) {
		const store = await spool(chunks(), { memoryBytes, temporaryDirectory: directory });
		expect(store.byteLength).toBe(content.length);
		for (const [start, end] of [
			[0, 10_000],
			[1, 2],
			[15, 17],
			[776, 3_000],
			[9_999, 10_000],
			[5, 5],
		] as const) {
			expect(Buffer.from(await store.read(start, end))).toEqual(content.subarray(start, end));
		}
		await store.close();
		await store.close();
	}
});
