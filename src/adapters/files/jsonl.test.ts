import { describe, expect, test } from "vitest";
import { readCells, readSource } from "../../../test/intake/read-source.ts";

describe("JSONL", () => {
	test("gives flat columns, the union of the first rows' keys", async () => {
		const text =
			'{"id":1,"address":{"city":"Bern","geo":{"lat":46.9}}}\n\n{"id":2,"tags":["a","b"],"ok":true}\r\n{"id":null}';
		const { facts, rows } = await readSource(text);
		expect(facts).toMatchObject({ format: "jsonl", columns: ["id", "address.city", "address.geo.lat", "tags", "ok"] });
		expect(rows.map(({ cells }) => cells)).toEqual([
			[1, "Bern", 46.9, undefined, undefined],
			[2, undefined, undefined, ["a", "b"], true],
			[null, undefined, undefined, undefined, undefined],
		]);
	});

	test("keeps numbers exactly that a float cannot hold", async () => {
		expect(
			await readCells('{"a":9007199254740993,"b":0.12345678901234567890,"c":12345678901234567,"d":1.5}\n'),
		).toEqual([[9007199254740993n, "0.12345678901234567890", 12345678901234567n, 1.5]]);
	});

	test("quarantines lines that are no object, too deep, or name a key twice", async () => {
		const deep = `${'{"a":'.repeat(12)}1${"}".repeat(12)}`;
		const lines = [
			'{"a":1}',
			"nonsense",
			"[1]",
			'"text"',
			"5",
			'{"a":1,"a":2}',
			'{"a.b":1,"a":{"b":2}}',
			'{"a":{"b":{"c":1},"b.c":2}}',
			deep,
			'{"a":1}{"a":2}',
			'{"a":"\\"a\\":"}',
		];
		expect(await readCells(lines.join("\n"))).toEqual([[1], ...Array(9).fill("row-malformed"), ['"a":']]);
	});

	test("takes __proto__ and constructor for names like any other", async () => {
		const { facts, rows } = await readSource('{"__proto__":{"admin":true},"constructor":"x","a":1}\n');
		expect(facts.columns).toEqual(["__proto__.admin", "constructor", "a"]);
		expect(rows[0]?.cells).toEqual([true, "x", 1]);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	test("counts keys that come after the columns were decided", async () => {
		const lines = Array.from({ length: 1_500 }, (_, i) => (i < 1_200 ? '{"a":1}' : '{"a":1,"late":2}'));
		const { facts, rows, lateKeys } = await readSource(lines.join("\n"));
		expect(facts.columns).toEqual(["a"]);
		expect(rows).toHaveLength(1_500);
		expect(Object.fromEntries(lateKeys)).toEqual({ late: 300 });
	});

	test("quarantines a gigantic line and bad bytes, and reads on", async () => {
		const bytes = Buffer.concat([
			Buffer.from(`{"a":1}\n{"a":"${"x".repeat(50_000)}"}\n`),
			Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d, 0x0a]),
			Buffer.from('{"a":3}\n'.repeat(9)),
		]);
		const cells = await readCells(bytes, {}, { limits: { rowBytes: 1_000 }, chunkBytes: 700 });
		expect(cells.slice(0, 4)).toEqual([[1], "row-too-large", "row-encoding", [3]]);
		expect(cells).toHaveLength(12);
	});

	test("a JSON array is refused with the way out", async () => {
		await expect(readSource('[{"a":1},\n{"a":2}]\n')).rejects.toMatchObject({
			code: "file-malformed",
			details: { hint: expect.stringContaining("jq") },
		});
		await expect(readSource("plain text\n", { format: "jsonl" })).rejects.toMatchObject({ code: "file-malformed" });
		await expect(readSource("  \n", { fileName: "x.jsonl" })).rejects.toMatchObject({ code: "file-empty" });
	});
});
