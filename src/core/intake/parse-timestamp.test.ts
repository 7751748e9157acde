import { describe, expect, test } from "vitest";
import { parseTimestamp, timestampText } from "./parse-timestamp.ts";
import { refuse } from "./refusal.ts";
import { zoneOffset } from "./time-zone.ts";

const utc = { offset: zoneOffset("UTC") };
const iso = (text: string, rules: Parameters<typeof parseTimestamp>[1] = utc) => {
	const ms = parseTimestamp(text, rules);
	return typeof ms === "number" ? timestampText(ms) : ms.reason;
};

describe("timestamps", () => {
	test.each([
		["2010-12-01 08:26:00", "2010-12-01T08:26:00.000Z"],
		["2010-12-01T08:26:00Z", "2010-12-01T08:26:00.000Z"],
		["2010-12-01T08:26:00.123", "2010-12-01T08:26:00.123Z"],
		["2010-12-01T08:26:00.123Z", "2010-12-01T08:26:00.123Z"],
		["2010-12-01T08:26:00.123456Z", "2010-12-01T08:26:00.123Z"],
		["2010-12-01T08:26:00+02:00", "2010-12-01T06:26:00.000Z"],
		["2010-12-01T08:26:00-0330", "2010-12-01T11:56:00.000Z"],
		["2010-12-01 08:26", "2010-12-01T08:26:00.000Z"],
		["2010-12-01", "2010-12-01T00:00:00.000Z"],
		["2010-12-01 8:26 PM", "2010-12-01T20:26:00.000Z"],
		["2010-12-01 12:00:00 AM", "2010-12-01T00:00:00.000Z"],
		["2010-12-01 08:26:00 UTC", "2010-12-01T08:26:00.000Z"],
		["1600000000", "2020-09-13T12:26:40.000Z"],
		["1600000000.5", "2020-09-13T12:26:40.500Z"],
		["1600000000123", "2020-09-13T12:26:40.123Z"],
	])("%s is %s", (text, expected) => {
		expect(iso(text)).toBe(expected);
	});

	test.each([
		["2010-12-01 25:00:00", "timestamp-invalid"],
		["2010-12-01 08:60:00", "timestamp-invalid"],
		["2010-02-30 08:00:00", "timestamp-invalid"],
		["2010-12-01T08:26:00+15:00", "timestamp-invalid"],
		["01/02/2010 08:00", "date-order-unknown"],
		["01/02/10 08:00", "date-two-digit-year"],
		["1850-01-01 00:00:00", "date-out-of-range"],
		["12345", "timestamp-invalid"],
		["soon", "timestamp-invalid"],
	])("%s is refused as %s", (text, reason) => {
		expect(iso(text)).toBe(reason);
	});

	test("day and month follow the stated order", () => {
		expect(iso("01/02/2010 08:00", { ...utc, order: "dmy" })).toBe("2010-02-01T08:00:00.000Z");
		expect(iso("01/02/2010 08:00", { ...utc, order: "mdy" })).toBe("2010-01-02T08:00:00.000Z");
	});
});

describe("local times", () => {
	const london = { offset: zoneOffset("Europe/London") };

	test("follow the zone of the mapping, unless they name their own", () => {
		expect(iso("2024-07-01 12:00:00", london)).toBe("2024-07-01T11:00:00.000Z");
		expect(iso("2024-01-01 12:00:00", london)).toBe("2024-01-01T12:00:00.000Z");
		expect(iso("2024-07-01T12:00:00Z", london)).toBe("2024-07-01T12:00:00.000Z");
		expect(iso("2024-07-01 12:00:00", { offset: zoneOffset("Asia/Kathmandu") })).toBe("2024-07-01T06:15:00.000Z");
		expect(iso("1950-07-01 12:00:00", { offset: zoneOffset("America/New_York") })).toBe("1950-07-01T16:00:00.000Z");
	});

	test("that happen twice mean the first time", () => {
		expect(iso("2024-10-27 01:30:00", london)).toBe("2024-10-27T00:30:00.000Z");
		expect(iso("2024-10-27 02:30:00", london)).toBe("2024-10-27T02:30:00.000Z");
	});

	test("that never happen move forward by the gap", () => {
		expect(iso("2024-03-31 01:30:00", london)).toBe("2024-03-31T01:30:00.000Z");
		expect(iso("2024-03-31 02:30:00", london)).toBe("2024-03-31T01:30:00.000Z");
	});

	test("an unknown zone is an error at once", () => {
		expect(() => zoneOffset("Mars/Olympus")).toThrow(RangeError);
		expect(parseTimestamp("x", utc)).toBe(refuse("timestamp-invalid"));
	});
});
