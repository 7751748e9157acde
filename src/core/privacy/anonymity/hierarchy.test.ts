import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ADULT_COLUMNS, adultHierarchy } from "../../../../test/privacy/adult.ts";
import { automaticHierarchy } from "./automatic-hierarchy.ts";
import { checkHierarchy } from "./check-hierarchy.ts";
import { codeColumn } from "./coded-column.ts";
import { parseHierarchyCsv } from "./hierarchy-csv.ts";

describe("a hierarchy", () => {
	it.each(ADULT_COLUMNS)("of ARX for %s can be used", (column) => {
		expect(checkHierarchy(adultHierarchy(column))).toEqual([]);
	});

	it.each([
		["rows of different depth", ["a;x;*", "b;*"], { row: 2, column: 2 }],
		["a gap", ["a;x;*", "b;;*"], { row: 2, column: 2 }],
		["a value with two rows", ["a;x;*", "a;y;*"], { row: 2, column: 1 }],
		["a value under two parents", ["a;x;u;*", "b;x;v;*"], { row: 2, column: 3 }],
		["a cycle", ["a;x;a"], { row: 1, column: 3 }],
		["a cycle through two rows", ["a;b;*", "b;a;*", "c;b;*"], { row: 2, column: 2 }],
		["values that never meet", ["a;x", "b;y"], { row: 2, column: 2 }],
	])("with %s is refused, naming row and column", (_, lines, place) => {
		expect(checkHierarchy(parseHierarchyCsv("c", lines.join("\n")))).toContainEqual(expect.objectContaining(place));
		expect(() => codeColumn("c", [], parseHierarchyCsv("c", lines.join("\n")))).toThrow(
			expect.objectContaining({ code: "hierarchy-invalid" }),
		);
	});

	it("names of a cycle only the cells that are on it, also among a hundred thousand rows", () => {
		const rows = Array.from({ length: 100_000 }, (_, at) => [`v${at}`, at % 2 === 0 ? "even" : "odd", "*"]);
		expect(checkHierarchy({ rows: [...rows, ["even", "loop", "*"], ["loop", "even", "*"]] })).toEqual([
			expect.objectContaining({ row: 100_001, column: 2 }),
			expect.objectContaining({ row: 100_002, column: 2 }),
		]);
	});

	it("without a row for a value of the data is refused, without telling the value", () => {
		const code = () => codeColumn("diagnosis", ["flu", "asthma"], { rows: [["flu", "*"]] });
		expect(code).toThrow(expect.objectContaining({ code: "hierarchy-invalid" }));
		expect(code).not.toThrow(/asthma/);
	});

	it("lets missing values stand alone until the top", () => {
		const { levels, labels } = codeColumn("x", ["a", "", "b"], {
			rows: [
				["a", "ab", "*"],
				["b", "ab", "*"],
			],
		});
		expect(levels.map((map) => [...map])).toEqual([
			[0, 1, 2],
			[0, 1, 0],
			[0, 0, 0],
		]);
		expect(labels[1]).toEqual(["ab", ""]);
	});

	it("is read from CSV with quotes, Windows line ends and a byte order mark", () => {
		expect(parseHierarchyCsv("c", '\uFEFF"a;1";x\r\n"say ""b""";x\r\n').rows).toEqual([
			["a;1", "x"],
			['say "b"', "x"],
		]);
		expect(() => parseHierarchyCsv("c", 'a;"x')).toThrow(expect.objectContaining({ code: "hierarchy-invalid" }));
		expect(() => parseHierarchyCsv("c", "\n")).toThrow(expect.objectContaining({ code: "hierarchy-invalid" }));
	});
});

describe("an automatic hierarchy", () => {
	const counted = (values: string[]) => [...new Set(values)].map((value) => ({ value, rows: 1 }));

	it("puts numbers in bands that double and dates in the calendar", () => {
		const { rows } = automaticHierarchy("integer", counted(Array.from({ length: 80 }, (_, i) => String(i + 18))));
		expect(rows[2]).toEqual(["20", "20–21", "20–23", "16–23", "16–31", "0–31", "*"]);
		expect(automaticHierarchy("date", counted(["1984-05-17"])).rows[0]).toEqual([
			"1984-05-17",
			"1984-05",
			"1984 Q2",
			"1984",
			"1980s",
			"*",
		]);
	});

	it("can always be used, whatever the values", () => {
		const texts = [
			fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 60 }),
			fc.array(fc.stringMatching(/^[A-Z]{1,2}[0-9]{2,5}$/), { minLength: 1, maxLength: 60 }),
		];
		fc.assert(
			fc.property(fc.oneof(...texts), (values) => {
				expect(checkHierarchy(automaticHierarchy("text", counted(values)))).toEqual([]);
			}),
		);
		const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -1e9, max: 1e9 }));
		fc.assert(
			fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (values) => {
				expect(checkHierarchy(automaticHierarchy("float", counted(values.map(String))))).toEqual([]);
			}),
			{ examples: [[[-1.0000000000000003e-9, -1, -9]]] },
		);
	});
});
