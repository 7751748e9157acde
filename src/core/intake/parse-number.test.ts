import { describe, expect, test } from "vitest";
import { stripCurrency } from "./number-text.ts";
import { parseDecimal, parseFloat64, parseInteger } from "./parse-number.ts";
import { refuse } from "./refusal.ts";

describe("integers", () => {
	test.each([
		["0", "0"],
		["42", "42"],
		["-42", "-42"],
		["+7", "7"],
		["007", "7"],
		["17850.0", "17850"],
		["1,234,567", "1234567"],
		["1 234 567", "1234567"],
		["1\u202F234", "1234"],
		["1'234", "1234"],
		["\u22125", "-5"],
		["9223372036854775807", "9223372036854775807"],
		["-9223372036854775808", "-9223372036854775808"],
	])("%s is read as %s", (text, expected) => {
		expect(parseInteger(text)).toBe(expected);
	});

	test.each(["", "1.5", "1,23", "12,34,567", "1,234.5", "one", "1e3", "--1", "0x10", "1 2", "٣", "1_000"])(
		"%s is not a whole number",
		(text) => {
			expect(parseInteger(text)).toBe(refuse("integer-invalid"));
		},
	);

	test("beyond 64 bits is out of range", () => {
		expect(parseInteger("9223372036854775808")).toBe(refuse("number-out-of-range"));
		expect(parseInteger("1".repeat(40))).toBe(refuse("number-out-of-range"));
	});

	test("with a decimal comma the point separates thousands", () => {
		expect(parseInteger("1.234.567", ",")).toBe("1234567");
		expect(parseInteger("17850,0", ",")).toBe("17850");
		expect(parseInteger("1,234", ",")).toBe(refuse("integer-invalid"));
	});
});

describe("decimals", () => {
	test.each([
		["1.5", "1.5"],
		["1.50", "1.5"],
		["-0.00", "0"],
		[".5", "0.5"],
		["5.", "5"],
		["007.10", "7.1"],
		["1,234.56", "1234.56"],
		["999999999999.999999", "999999999999.999999"],
		["0.100000000", "0.1"],
	])("%s is exactly %s", (text, expected) => {
		expect(parseDecimal(text)).toBe(expected);
	});

	test("more places or digits than the type holds are refused, never rounded", () => {
		expect(parseDecimal("0.1234567")).toBe(refuse("decimal-too-precise"));
		expect(parseDecimal("1000000000000")).toBe(refuse("number-out-of-range"));
		expect(parseDecimal("12.3.4")).toBe(refuse("decimal-invalid"));
		expect(parseDecimal("1.234,56")).toBe(refuse("decimal-invalid"));
		expect(parseDecimal("1.234,56", ",")).toBe("1234.56");
		expect(parseDecimal(".")).toBe(refuse("decimal-invalid"));
	});
});

describe("floats", () => {
	test.each([
		["1e3", "1000"],
		["-2.5E-3", "-0.0025"],
		["-0", "0"],
		["3.25", "3.25"],
	])("%s is %s", (text, expected) => {
		expect(parseFloat64(text)).toBe(expected);
	});

	test("what is no finite number is refused", () => {
		expect(parseFloat64("NaN")).toBe(refuse("float-invalid"));
		expect(parseFloat64("Infinity")).toBe(refuse("float-invalid"));
		expect(parseFloat64("1e999")).toBe(refuse("number-out-of-range"));
	});
});

describe("money", () => {
	test.each([
		["$12.50", "12.50"],
		["€ 1,234.00", "1,234.00"],
		["12,50 €", "12,50"],
		["USD 5", "5"],
		["5.00 GBP", "5.00"],
		["-£3", "-3"],
		["($7.25)", "-7.25"],
		["99", "99"],
	])("%s is the amount %s", (text, expected) => {
		expect(stripCurrency(text)).toBe(expected);
	});
});
