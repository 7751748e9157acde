import { describe, expect, test } from "vitest";
import { parseBoolean } from "./parse-boolean.ts";
import { parseDate } from "./parse-date.ts";
import { refuse } from "./refusal.ts";

describe("dates", () => {
	test.each([
		["2024-02-29", undefined, "2024-02-29"],
		["2024-2-9", undefined, "2024-02-09"],
		["20240229", undefined, "2024-02-29"],
		["2024/02/29", undefined, "2024-02-29"],
		["2024-02-29T00:00:00.000Z", undefined, "2024-02-29"],
		["2024-02-29 00:00:00", undefined, "2024-02-29"],
		["03.04.2024", "dmy", "2024-04-03"],
		["03/04/2024", "mdy", "2024-03-04"],
		["2024-04-03", "dmy", "2024-04-03"],
	] as const)("%s in the order %s is %s", (text, order, expected) => {
		expect(parseDate(text, order)).toBe(expected);
	});

	test.each([
		["2023-02-29", undefined, "date-invalid"],
		["2024-13-01", undefined, "date-invalid"],
		["2024-00-10", undefined, "date-invalid"],
		["31.04.2024", "dmy", "date-invalid"],
		["03/04/2024", undefined, "date-order-unknown"],
		["03/04/24", "dmy", "date-two-digit-year"],
		["1899-12-31", undefined, "date-out-of-range"],
		["2300-01-01", undefined, "date-out-of-range"],
		["2024-02-29 08:30:00", undefined, "date-invalid"],
		["2024-02/29", undefined, "date-invalid"],
		["yesterday", undefined, "date-invalid"],
	] as const)("%s in the order %s is refused as %s", (text, order, reason) => {
		expect(parseDate(text, order)).toBe(refuse(reason));
	});
});

describe("booleans", () => {
	test("words of either kind are understood in any case", () => {
		for (const word of ["true", "TRUE", "Yes", "y", "1", "on", "t"]) expect(parseBoolean(word)).toBe("true");
		for (const word of ["false", "No", "N", "0", "off", "F"]) expect(parseBoolean(word)).toBe("false");
		for (const word of ["2", "maybe", "yess", "wahr"]) expect(parseBoolean(word)).toBe(refuse("boolean-invalid"));
	});
});
