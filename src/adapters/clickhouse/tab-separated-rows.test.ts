import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TabSeparatedRows } from "./tab-separated-rows.ts";

const writer = (): TabSeparatedRows => new TabSeparatedRows(Buffer.alloc(8));
const written = (write: (rows: TabSeparatedRows) => void): string => {
	const rows = writer();
	write(rows);
	return rows.payload().toString("utf8");
};

/** The unescaping that the engine does (ClickHouse, TabSeparated). */
const unescaped = (text: string): string =>
	text.replace(/\\(.)/gs, (_, second: string) => ({ t: "\t", n: "\n", r: "\r", "0": "\0" })[second] ?? second);

describe("tab-separated rows", () => {
	test("fields are set apart by tabs and rows end with a line feed", () => {
		const text = written((rows) => {
			for (const value of ["a", "b"]) {
				rows.text(value);
				rows.count(7);
				rows.missing();
				rows.endRow();
			}
		});
		expect(text).toBe("a\t7\t\\N\nb\t7\t\\N\n");
	});

	test("any text comes back, and never holds a raw separator", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (value) => {
				const text = written((rows) => rows.text(value));
				expect(text).not.toMatch(/[\t\n\r\0]/);
				expect(unescaped(text)).toBe(value);
			}),
		);
	});

	test("a lone surrogate becomes the replacement character", () => {
		expect(written((rows) => rows.text("a\ud800b"))).toBe("a\ufffdb");
	});

	test("any bytes come back", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (value) => {
				const rows = writer();
				rows.bytes(value);
				const text = rows.payload().toString("latin1");
				expect(Buffer.from(unescaped(text), "latin1").equals(Buffer.from(value))).toBe(true);
			}),
		);
	});

	test.each([0, 1, 9, 10, 99, 4_294_967_295, 2_147_483_647, 2_147_483_648, 2 ** 53 - 1])("the number %d", (value) => {
		expect(written((rows) => rows.count(value))).toBe(String(value));
	});

	test.each([
		[0, "1970-01-01 00:00:00.000"],
		[-1, "1969-12-31 23:59:59.999"],
		[999_999_999_999, "2001-09-09 01:46:39.999"],
		[1_000_000_000_000, "1000000000.000"],
		[1_769_853_600_123, "1769853600.123"],
		[4_102_444_800_009, "4102444800.009"],
	])("the time %d", (ms, text) => {
		expect(written((rows) => rows.time(ms))).toBe(text);
	});

	test("a list quotes its elements", () => {
		expect(written((rows) => rows.list(["it's", "a\tb\\", ""]))).toBe("['it\\'s','a\\tb\\\\','']");
		expect(written((rows) => rows.canonical(null, true))).toBe("[]");
	});
});
