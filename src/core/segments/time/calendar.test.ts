import { describe, expect, test } from "vitest";
import {
	dateText,
	dayOf,
	daySpan,
	parseDate,
	parseInstant,
	shiftDay,
	shiftInstant,
	shiftMonths,
	timestampText,
} from "./calendar.ts";
import { durationParts } from "./duration.ts";

const utc = (text: string) => Date.parse(`${text}Z`);
const iso = (instantMs: number | null) => instantMs !== null && new Date(instantMs).toISOString();
const length = (text: string) => durationParts(text) ?? { amount: 0, unit: "m" as const };

describe("dates", () => {
	test.each(["2026-02-29", "2026-13-01", "2026-1-1", "1899-12-31", "2300-01-01", "2026-01-01T00:00", " 2026-01-01"])(
		"%j is none",
		(text) => {
			expect(parseDate(text)).toBeNull();
		},
	);

	test("are read and written", () => {
		expect(dateText(parseDate("2024-02-29") ?? 0)).toBe("2024-02-29");
	});
});

describe("instants", () => {
	test.each([
		["2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000Z"],
		["2026-01-31T10:00:00.5+05:30", "2026-01-31T04:30:00.500Z"],
		["2026-01-31 10:00-03:00", "2026-01-31T13:00:00.000Z"],
		["2026-07-31T10:00:00", "2026-07-31T08:00:00.000Z"],
	])("%s is %s, in Berlin", (text, expected) => {
		expect(iso(parseInstant(text, "Europe/Berlin"))).toBe(expected);
	});

	test.each([
		"2026-01-31",
		"2026-01-31T24:00:00Z",
		"2026-01-31T10:60Z",
		"2026-02-30T10:00Z",
		"2026-01-31T10:00+19:00",
		"now",
	])("%j is none", (text) => {
		expect(parseInstant(text, "UTC")).toBeNull();
	});

	test("are written in UTC with milliseconds", () => {
		expect(timestampText(utc("2026-01-31T10:00:00"))).toBe("2026-01-31 10:00:00.000");
	});
});

describe("days", () => {
	test("begin at midnight of the zone and have 23 or 25 hours where clocks change", () => {
		const hours = (day: string) => {
			const { startMs, endMs } = daySpan(utc(`${day}T00:00`), "Europe/Berlin");
			return [iso(startMs), (endMs - startMs) / 3_600_000];
		};
		expect(hours("2026-03-29")).toEqual(["2026-03-28T23:00:00.000Z", 23]);
		expect(hours("2026-10-25")).toEqual(["2026-10-24T22:00:00.000Z", 25]);
		expect(hours("2026-07-01")).toEqual(["2026-06-30T22:00:00.000Z", 24]);
	});

	test("are those of the zone", () => {
		expect(dateText(dayOf(utc("2026-01-31T23:30:00"), "Europe/Berlin"))).toBe("2026-02-01");
		expect(dateText(dayOf(utc("2026-01-31T02:00:00"), "America/New_York"))).toBe("2026-01-30");
	});
});

describe("moving", () => {
	test.each([
		["2026-03-31", -1, "2026-02-28"],
		["2024-03-31", -1, "2024-02-29"],
		["2024-02-29", 12, "2025-02-28"],
		["2026-01-15", -1, "2025-12-15"],
		["2026-12-31", 2, "2027-02-28"],
	])("%s by %i months is %s", (from, months, to) => {
		expect(dateText(shiftMonths(utc(`${from}T00:00`), months))).toBe(to);
	});

	test("by days is exact, by months keeps the time on the wall", () => {
		const asOf = utc("2026-04-15T10:00:00");
		expect(iso(shiftInstant(asOf, length("30d"), -1, "Europe/Berlin"))).toBe("2026-03-16T10:00:00.000Z");
		expect(iso(shiftInstant(asOf, length("1mo"), -1, "Europe/Berlin"))).toBe("2026-03-15T11:00:00.000Z");
		expect(iso(shiftInstant(asOf, length("1y"), 1, "UTC"))).toBe("2027-04-15T10:00:00.000Z");
	});

	test("days by hours is not possible", () => {
		expect(shiftDay(0, length("12h"), -1)).toBeNull();
		expect(shiftDay(0, length("2w"), 1)).toBe(14 * 86_400_000);
	});
});
