import { expect, test } from "vitest";
import { type Cadence, endedPeriods, periodAt, periodBefore } from "./review-period.ts";

const at = (text: string) => Date.parse(text);
const shown = (cadence: Cadence, timeZone: string, instant: string) => {
	const { startMs, endMs } = periodAt(cadence, timeZone, at(instant));
	return [new Date(startMs).toISOString(), new Date(endMs).toISOString()];
};

test("weeks begin on Mondays", () => {
	expect(shown("weekly", "UTC", "2026-11-24T10:00:00Z")).toEqual([
		"2026-11-23T00:00:00.000Z",
		"2026-11-30T00:00:00.000Z",
	]);
	expect(shown("weekly", "UTC", "2026-11-29T23:59:59Z")[0]).toBe("2026-11-23T00:00:00.000Z");
	expect(shown("weekly", "UTC", "2026-11-30T00:00:00Z")[0]).toBe("2026-11-30T00:00:00.000Z");
	expect(shown("weekly", "UTC", "1969-12-31T00:00:00Z")[0]).toBe("1969-12-29T00:00:00.000Z");
});

test("days begin at the midnight of the time zone, also where clocks change", () => {
	expect(shown("daily", "Europe/Berlin", "2026-03-29T10:00:00Z")).toEqual([
		"2026-03-28T23:00:00.000Z",
		"2026-03-29T22:00:00.000Z",
	]);
});

test("months and quarters follow the calendar", () => {
	expect(shown("monthly", "UTC", "2028-02-29T12:00:00Z")).toEqual([
		"2028-02-01T00:00:00.000Z",
		"2028-03-01T00:00:00.000Z",
	]);
	expect(shown("quarterly", "UTC", "2026-12-31T12:00:00Z")).toEqual([
		"2026-10-01T00:00:00.000Z",
		"2027-01-01T00:00:00.000Z",
	]);
});

test("the period before ends where this one begins", () => {
	for (const cadence of ["daily", "weekly", "monthly", "quarterly"] as const) {
		const period = periodAt(cadence, "America/New_York", at("2026-11-02T12:00:00Z"));
		expect(periodBefore(cadence, "America/New_York", period).endMs).toBe(period.startMs);
	}
});

test("what ended since then, the oldest first, and never the period that runs", () => {
	const ended = endedPeriods("weekly", "UTC", {
		sinceMs: at("2026-11-10T00:00:00Z"),
		nowMs: at("2026-11-24T10:00:00Z"),
	});
	expect(ended.map(({ endMs }) => new Date(endMs).toISOString().slice(0, 10))).toEqual(["2026-11-16", "2026-11-23"]);
	expect(
		endedPeriods("weekly", "UTC", { sinceMs: at("2026-11-23T00:00:00Z"), nowMs: at("2026-11-24T10:00:00Z") }),
	).toEqual([]);
	expect(endedPeriods("daily", "UTC", { sinceMs: 0, nowMs: at("2026-11-24T10:00:00Z") })).toHaveLength(12);
});
