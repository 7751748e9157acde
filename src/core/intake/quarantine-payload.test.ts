import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCell } from "./mask-cell.ts";
import { decodeQuarantined, encodeQuarantined } from "./quarantine-payload.ts";
import type { Cell, RawRow } from "./raw-row.ts";

const scalar = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.integer(),
	fc.bigInt(),
	fc.boolean(),
	fc.date({ noInvalidDate: true }),
	fc.constant(null),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
	scalar,
	fc.array(scalar, { maxLength: 4 }),
	fc.dictionary(fc.string(), scalar, { maxKeys: 3 }).map((object) => ({ ...object })),
);

describe("a quarantined row", () => {
	test("comes back as it was, whatever its cells hold", () => {
		fc.assert(
			fc.property(fc.array(fc.option(cell, { nil: undefined })), (cells) => {
				const row: RawRow = { rowNo: 3, cells };
				expect(decodeQuarantined(3, encodeQuarantined(row))).toEqual(row);
			}),
		);
	});

	test("keeps its fault", () => {
		const row: RawRow = { rowNo: 9, cells: ["a"], fault: { reason: "row-too-short" } };
		expect(decodeQuarantined(9, encodeQuarantined(row))).toEqual(row);
	});

	test("is refused when its text is not one of ours", () => {
		expect(() => decodeQuarantined(1, '{"rows":[]}')).toThrow();
		expect(() => decodeQuarantined(1, "nonsense")).toThrow(SyntaxError);
	});
});

describe("a masked cell", () => {
	test("shows the first letter of a longer text and a length class", () => {
		expect(maskCell("Jonathan")).toBe("J•••••••");
		expect(maskCell("Jona")).toBe("J•••••••");
		expect(maskCell("Jo")).toBe("•••");
		expect(maskCell("+442079460958")).toBe("•".repeat(16));
		expect(maskCell("4111 1111 1111 1111")).toBe("•".repeat(16));
		expect(maskCell("a".repeat(5_000))).toBe(`a${"•".repeat(15)}`);
	});

	test("names what is not text", () => {
		expect([undefined, null, "", true, ["x"], { a: 1 }, 12n].map(maskCell)).toEqual([
			"(absent)",
			"(null)",
			"(empty)",
			"(boolean)",
			"(list)",
			"(object)",
			"•••",
		]);
	});

	test("never holds a digit or more than one character of the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const masked = maskCell(text);
				expect(/\d/.test(masked.replace(/^\p{L}/u, ""))).toBe(false);
				expect(masked.length).toBeLessThanOrEqual(17);
			}),
		);
	});
});
