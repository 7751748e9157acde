import { describe, expect, test } from "vitest";
import { readCells, readSource } from "../../../test/intake/read-source.ts";

const table = "name,città\nJosé,Zürich\n李雷,北京\n😀,x\n";
const expected = [
	["José", "Zürich"],
	["李雷", "北京"],
	["😀", "x"],
];
const utf16le = Buffer.from(table, "utf16le");
const utf16be = Buffer.from(utf16le).swap16();

describe("text", () => {
	test.each([
		["utf-8", Buffer.from(table)],
		["utf-8", Buffer.from(`\uFEFF${table}`)],
		["utf-16le", utf16le],
		["utf-16be", utf16be],
		["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
		["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
	])("in %s is understood, in chunks of any size", async (encoding, bytes) => {
		for (const chunkBytes of [1, 3, 65_536]) {
			const { facts, rows } = await readSource(bytes, {}, { chunkBytes });
			expect(facts.encoding).toBe(encoding);
			expect(facts.columns).toEqual(["name", "città"]);
			expect(rows.map(({ cells }) => cells)).toEqual(expected);
		}
	});

	test("in windows-1252 is understood when it is stated, and asked for when it is not", async () => {
		const bytes = Buffer.concat([Buffer.from("name,price\n"), Buffer.from("Jos\xe9,\x80 5\n", "latin1")]);
		expect(await readCells(bytes, { encoding: "windows-1252" })).toEqual([["José", "€ 5"]]);
		const many = Buffer.from(`name,x\n${"Jos\xe9,1\n".repeat(10)}`, "latin1");
		await expect(readSource(many)).rejects.toMatchObject({
			code: "file-binary",
			details: { hint: expect.stringContaining("windows-1252") },
		});
		await expect(readSource(bytes, { encoding: "klingon" })).rejects.toMatchObject({ code: "format-unsupported" });
	});

	test("with half a character in UTF-16 quarantines that row only", async () => {
		const lines = Array.from({ length: 20 }, (_, i) => `a${i},b\n`).join("");
		const bytes = Buffer.from(`x,y\n${lines}bad\uD800,c\nlast,d\n`, "utf16le");
		const cells = await readCells(bytes);
		expect(cells).toHaveLength(22);
		expect(cells[20]).toBe("row-encoding");
		expect(cells[21]).toEqual(["last", "d"]);
		await expect(readSource(utf16le.subarray(0, utf16le.length - 1))).rejects.toMatchObject({ code: "file-truncated" });
	});
});

describe("what is no text", () => {
	test.each([
		["89504e470d0a1a0a0000000d49484452", "PNG"],
		["504b03041400060008000000", "Excel"],
		["d0cf11e0a1b11ae100000000", "Excel"],
		["255044462d312e370a", "PDF"],
		["425a683931415926", "bzip2"],
		["fd377a585a000004", "xz"],
		["53514c69746520666f726d6174203300", "SQLite"],
		["4f626a0104", "Avro"],
	])("such as %s is named for what it is (%s)", async (hex, what) => {
		await expect(readSource(Buffer.from(hex, "hex"))).rejects.toMatchObject({
			code: "file-binary",
			details: { detail: expect.stringContaining(what), hint: expect.any(String) },
		});
	});

	test("is refused when it is only noise", async () => {
		const noise = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
		await expect(readSource(noise)).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) });
	});
});
