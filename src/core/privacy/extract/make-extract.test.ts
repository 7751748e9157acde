import { describe, expect, test } from "vitest";
import { releasedRows } from "../anonymity/released-rows.ts";
import { cellsOfLines, csvCell, fileLines, storedLine } from "./extract-file.ts";
import { ExtractPlan } from "./extract-plan.ts";
import { isIdentifying } from "./identifying-cells.ts";
import { leastMembers } from "./least-members.ts";
import { makeExtract, type ReadRows } from "./make-extract.ts";

const column = (field: string, values: string[], codes: number[]) => ({
	field,
	type: "text" as const,
	values,
	codes: Int32Array.from(codes),
});

/** Four groups of the segment, and one of other customers only. */
const ROWS: ReadRows = {
	columns: [
		column("city", ["Rome", "Milan", "Oslo"], [0, 1, 0, 1, 2]),
		column("plan", ["pro", "free"], [0, 0, 1, 1, 0]),
	],
	counts: Uint32Array.of(3, 1, 2, 2, 0),
	population: Uint32Array.of(30, 10, 20, 20, 5),
	rows: 8,
};
const plan = (change: object = {}) =>
	ExtractPlan.parse({
		k: 2,
		suppressionLimit: 0,
		columns: [
			{ field: "plan", role: "sensitive", diversity: { kind: "distinct", l: 2 } },
			{ field: "city", role: "quasi", hierarchy: "Rome;Italy;*\nMilan;Italy;*" },
		],
		...change,
	});

describe("an extract from rows as they were read", () => {
	test("puts quasi-identifiers first, keeps the promise, and measures risk by the population", () => {
		const { table, anonymised, report, among } = makeExtract(ROWS, plan(), 1);
		expect([...releasedRows(table, anonymised)]).toEqual([
			["Milan", "free"],
			["Milan", "free"],
			["Milan", "pro"],
			["Rome", "free"],
			["Rome", "free"],
			["Rome", "pro"],
			["Rome", "pro"],
			["Rome", "pro"],
		]);
		expect(report).toMatchObject({
			byPopulation: false,
			after: { rows: 8, smallestClass: 3, journalist: { highest: 1 / 3 } },
		});
		expect(among?.after).toEqual({ least: 30, people: 80, found: 0.2 });
	});

	test("needs no row in a hierarchy for a value that only other customers have", () => {
		expect(makeExtract(ROWS, plan({ k: 4 }), 1).report.columns[0]?.level).toBe(1);
		const member = { ...ROWS, counts: Uint32Array.of(3, 1, 2, 2, 1), rows: 9 };
		expect(() => makeExtract(member, plan(), 1)).toThrow(expect.objectContaining({ code: "hierarchy-invalid" }));
	});

	test("does not tell by a hierarchy whether somebody has a certain value, unless exact sizes may be seen", () => {
		const member = { ...ROWS, counts: Uint32Array.of(3, 1, 2, 2, 1), rows: 9 };
		const noise = (drawn: number) => ({ plusMinus: 10, draw: () => drawn });
		const made = (drawn: number) =>
			makeExtract(member, plan({ k: 4, suppressionLimit: 0.2 }), 1, undefined, noise(drawn));
		expect(made(0).report.after.rows).toBe(8);
		expect(() => made(-20)).toThrow(expect.objectContaining({ code: "hierarchy-invalid" }));
	});

	test("counts what was before with noise, and takes the smallest class for one", () => {
		const noise = { plusMinus: 1, draw: () => 2 };
		const { report } = makeExtract(ROWS, plan(), 1, undefined, noise);
		expect(report.before).toMatchObject({
			rows: 8,
			classes: 4,
			uniques: 2,
			smallestClass: 1,
			prosecutor: { highest: 1 },
		});
		expect(report.columns[0]?.before).toEqual([
			{ value: "Rome", share: 0.875 },
			{ value: "Milan", share: 0.625 },
		]);
		expect(makeExtract(ROWS, plan(), 9, undefined, noise).report.columns[0]?.before).toEqual([
			{ value: "(rare)", share: 1 },
		]);
	});

	test("tells values of few people together", () => {
		const { report } = makeExtract(ROWS, plan(), 4);
		expect(report.columns[0]?.before.map(({ value }) => value)).toEqual(["Rome", "(rare)"]);
	});
});

test("least members do not count a segment: they grow in steps of 1, 2, 5", () => {
	expect([2, 10, 11, 25, 26, 50, 51, 250, 251].map((k) => leastMembers(k, 20))).toEqual([
		20, 20, 50, 50, 100, 100, 200, 500, 1000,
	]);
});

test("stored rows come back as they were, and CSV cells compute nothing", () => {
	const rows = [['a "b", c\nd', "=1+1"]];
	expect(cellsOfLines(rows.map(storedLine).join(""))).toEqual(rows);
	expect(fileLines("csv", ["x", "y"], rows)).toBe(`"a ""b"", c\nd",'=1+1\r\n`);
	expect(fileLines("jsonl", ["x", "y"], [["1", ""]])).toBe('{"x":"1","y":""}\n');
	expect([csvCell("-12.5"), csvCell("-x"), csvCell("@a")]).toEqual(["-12.5", "'-x", "'@a"]);
});

test.each([
	["jane@example.com", true],
	["+44 20 7946 0958", true],
	["DE89370400440532013000", true],
	["192.0.2.17", true],
	["0f3c2a10-1111-4222-8333-444455556666", true],
	["1982-03-29", false],
	["123456.75", false],
	["20–24", false],
	["United Kingdom", false],
])("%s looks like an identifier: %s", (cell, is) => expect(isIdentifying(cell)).toBe(is));
