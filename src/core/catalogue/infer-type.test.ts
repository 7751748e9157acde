import { describe, expect, it } from "vitest";
import { sampleColumn } from "./classify/column-sample.ts";
import { inferType } from "./infer-type.ts";

const infer = (values: readonly string[], name = "value") => inferType(sampleColumn(name, values));
const typeOf = (values: readonly string[], name?: string) => infer(values, name).type;

describe("numbers", () => {
	it("tells integers, decimals and floats apart", () => {
		expect(typeOf(["1", "-5", "2143"])).toBe("integer");
		expect(typeOf(["1", "2.55", "3.39"])).toBe("decimal");
		expect(typeOf(["0.1234567", "3.2"])).toBe("float");
		expect(typeOf(["1e-9", "2.5"])).toBe("float");
	});
	it("reads integers that a spreadsheet wrote with .0", () =>
		expect(typeOf(["17850.0", "13047.0"], "points")).toBe("integer"));
	it("keeps numbers with leading zeros as text", () => expect(typeOf(["00123", "04410", "12345"])).toBe("text"));
	it("keeps numbers of more than 15 digits as text", () =>
		expect(typeOf(["4556061234567890", "1234567890123456"])).toBe("text"));
	it.each(["CustomerID", "InvoiceNo", "zip", "order_number", "Kundennummer", "sku"])(
		"keeps the reference %s as text",
		(name) => expect(typeOf(["536365", "536366"], name)).toBe("text"),
	);
	it("recognises the comma as decimal separator only where a value shows it", () => {
		expect(infer(["12,5", "1.234,56"])).toMatchObject({ type: "decimal", decimalSeparator: "," });
		expect(infer(["1,234", "5,678"]).decimalSeparator).toBeUndefined();
		expect(infer(["1,234.50", "8.00"])).toMatchObject({ type: "decimal", decimalSeparator: undefined });
	});
	it("takes numbers among codes with a letter for codes", () =>
		expect(typeOf([...Array.from({ length: 60 }, (_, index) => `${536365 + index}`), "C536379", "C536383"])).toBe(
			"text",
		));
	it("recognises money", () => expect(infer(["£12.50", "£1,200.00"])).toMatchObject({ type: "decimal", money: true }));
	it("tolerates a little dirt in many values, none in few", () => {
		const many = Array.from({ length: 99 }, (_, i) => String(i + 18));
		expect(infer([...many, "old"])).toMatchObject({ type: "integer", accepted: 0.99 });
		expect(typeOf(["1", "2", "old"])).toBe("text");
	});
});

describe("dates and times", () => {
	it("reads ISO dates and timestamps without an order", () => {
		expect(infer(["2010-12-01", "2011-01-04"])).toEqual({ type: "date", accepted: 1 });
		expect(infer(["2010-12-01 08:26:00", "2010-12-01 08:28:00"])).toEqual({ type: "timestamp", accepted: 1 });
		expect(typeOf(["2026-03-01T08:09:10Z", "2026-03-01T08:09:10.123+02:00"])).toBe("timestamp");
	});
	it("decides the order of day and month from days after the twelfth", () => {
		expect(infer(["3/29/1982", "1/2/1990"])).toMatchObject({ type: "date", dateOrder: "mdy" });
		expect(infer(["29/3/1982", "1/2/1990"])).toMatchObject({ type: "date", dateOrder: "dmy" });
		expect(infer(["29.03.1982 10:00", "01.02.1990 11:30"])).toMatchObject({ type: "timestamp", dateOrder: "dmy" });
	});
	it("states that the order is ambiguous instead of guessing", () => {
		expect(infer(["3/4/1982", "1/2/1990"])).toEqual({ type: "date", accepted: 1, ambiguousDateOrder: true });
	});
	it("takes eight digits for dates only where all are days of this era", () => {
		expect(typeOf(["20240131", "19991224"], "ERDAT")).toBe("date");
		expect(typeOf(["20240131", "19991399"])).toBe("integer");
	});
});

describe("truth values, lists and text", () => {
	it("reads the usual words for true and false", () => {
		expect(typeOf(["yes", "no", "yes"])).toBe("boolean");
		expect(typeOf(["TRUE", "FALSE"])).toBe("boolean");
	});
	it("takes 0 and 1 for truth values only where the name says so", () => {
		expect(typeOf(["0", "1"], "is_active")).toBe("boolean");
		expect(typeOf(["0", "1"], "children")).toBe("integer");
	});
	it("reads JSON arrays as lists", () => expect(typeOf(['["a","b"]', "[]"])).toBe("text-list"));
	it("ignores nulls in disguise", () => {
		expect(typeOf(["1", "N/A", "-", "", "2"])).toBe("integer");
		expect(typeOf(["2020-01-01", "0000-00-00"])).toBe("date");
	});
	it("calls everything else text, also a column without values", () => {
		expect(typeOf(["536365", "C536379"])).toBe("text");
		expect(typeOf(["", "N/A"])).toBe("text");
	});
});
