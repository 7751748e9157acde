import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, test } from "vitest";
import { readCells, readSource } from "../../../test/intake/read-source.ts";

const fixtures = new URL("../../../test/fixtures/parquet/", import.meta.url);
const temporaryDirectory = mkdtempSync(join(tmpdir(), "segward-spool-"));
afterAll(() => rmSync(temporaryDirectory, { recursive: true, force: true }));

const rows = 5_000;
const small = Buffer.from(
	parquetWriteBuffer({
		columnData: [
			{ name: "id", data: Array.from({ length: rows }, (_, i) => i), type: "INT32" },
			{
				name: "name",
				data: Array.from({ length: rows }, (_, i) => (i % 5 === 0 ? null : `name ${i}`)),
				type: "STRING",
			},
		],
		rowGroupSize: 1_500,
	}),
);

describe("a Parquet file", () => {
	test("gives typed cells: exact decimals, instants, lists, and structs as flat columns", async () => {
		const { facts, rows } = await readSource(readFileSync(new URL("types-zstd.parquet", fixtures)));
		const cells = Object.fromEntries(facts.columns.map((column, i) => [column, rows[1]?.cells[i]]));
		expect(facts).toMatchObject({ format: "parquet", compression: "none" });
		expect(rows).toHaveLength(5);
		expect(cells).toMatchObject({
			id: 1n,
			name: "name 1",
			amount: "1.100000",
			big: "12345678901234567890123456790.123",
			at: new Date("2024-02-29T13:34:56.789Z"),
			born: new Date("1980-03-01T00:00:00.000Z"),
			active: false,
			huge: 9007199254740994n,
			share: 1 / 7,
			tags: ["a", "b1"],
			"address.city": "Bern",
			"address.geo.lat": "47.9",
			raw: "x1",
			unsigned: 4294967001,
			prices: ["1.50"],
		});
		expect(rows[0]?.cells[1]).toBeNull();
	});

	test("is read row group by row group", async () => {
		const read = await readSource(small);
		expect(read.rows).toHaveLength(rows);
		expect(read.rows[4_321]).toEqual({ rowNo: 4_322, cells: [4_321, "name 4321"] });
		expect(read.rows[4_320]?.cells).toEqual([4_320, null]);
	});

	test("too large for the memory goes through an encrypted file that has no name", async () => {
		const settings = { limits: { memoryBytes: 1_000 }, temporaryDirectory };
		expect((await readSource(small, {}, settings)).rows).toEqual((await readSource(small)).rows);
		expect(readdirSync(temporaryDirectory)).toEqual([]);
	});

	test("may be compressed as a whole, whatever its name says", async () => {
		expect((await readSource(zstdCompressSync(small), { fileName: "x.csv" })).rows).toHaveLength(rows);
	});
});

describe("a bad Parquet file", () => {
	test.each(["ARROW-GH-41317.parquet", "ARROW-RS-GH-6229-LEVELS.parquet", "PARQUET-1481.parquet"])(
		"%s is refused as damaged",
		async (name) => {
			const bytes = readFileSync(new URL(name, fixtures));
			await expect(readSource(bytes, { fileName: name })).rejects.toMatchObject({
				code: "file-malformed",
				details: { file: name, hint: expect.any(String) },
			});
		},
	);

	test("ARROW-GH-43605.parquet is unusual but sound: a constant column", async () => {
		const cells = await readCells(readFileSync(new URL("ARROW-GH-43605.parquet", fixtures)));
		expect(cells).toHaveLength(21_186);
		expect(new Set(cells.map(String))).toEqual(new Set(["0"]));
	});

	test("that is cut off, or is none at all, is refused", async () => {
		for (const length of [4, 11, 100, small.length - 1, small.length - 8]) {
			await expect(readSource(small.subarray(0, length))).rejects.toMatchObject({ code: "file-malformed" });
		}
		await expect(readSource("a,b\n1,2\n", { format: "parquet" })).rejects.toMatchObject({ code: "file-malformed" });
		await expect(readSource("PARE1234")).rejects.toMatchObject({ code: "format-unsupported" });
	});

	test("with rows beyond the limits is refused before it is decoded", async () => {
		await expect(readSource(small, {}, { limits: { rowGroupRows: 100 } })).rejects.toMatchObject({
			code: "file-malformed",
		});
		await expect(readSource(small, {}, { limits: { rowGroupBytes: 1_000 } })).rejects.toMatchObject({
			code: "file-malformed",
		});
	});

	test("with any bytes changed is read or refused, and never anything else", async () => {
		const change = fc.record({
			at: fc.integer({ min: 4, max: small.length - 1 }),
			to: fc.integer({ min: 0, max: 255 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
				const bytes = Buffer.from(small);
				for (const { at, to } of changes) bytes[at] = to;
				const outcome = await readSource(bytes).then(
					({ rows }) => rows.length,
					(error) => error.code,
				);
				if (typeof outcome === "string") expect(outcome).toMatch(/^(?:file-|format-)/);
				else expect(outcome).toBeGreaterThan(0);
			}),
			{
				numRuns: 40,
				// Runs of levels that claim to go on for billions of values.
				examples: [
					[
						[
							{ at: 11_495, to: 230 },
							{ at: 2_200, to: 42 },
							{ at: 26_995, to: 255 },
						],
					],
					[
						[
							{ at: 11_043, to: 40 },
							{ at: 23, to: 130 },
							{ at: 13_425, to: 170 },
							{ at: 14_379, to: 60 },
						],
					],
				],
			},
		);
	});
});
