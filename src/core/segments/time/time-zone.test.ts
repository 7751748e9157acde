import { describe, expect, test } from "vitest";
import { instantOf, isTimeZone, wallOf } from "./time-zone.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

describe("a time zone", () => {
	test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kathmandu"])("%s is one", (name) => {
		expect(isTimeZone(name)).toBe(true);
	});

	test.each(["", "Mars/Olympus", "+02:00", "Berlin", "Europe/Berlin; DROP"])("%j is none", (name) => {
		expect(isTimeZone(name)).toBe(false);
	});

	test("shows its own time on the wall, to the millisecond, before 1970 as well", () => {
		expect(wallOf(utc("2026-07-01T10:00:00.123"), "Europe/Berlin")).toBe(utc("2026-07-01T12:00:00.123"));
		expect(wallOf(utc("2026-01-31T22:30:00"), "Asia/Kathmandu")).toBe(utc("2026-02-01T04:15:00"));
		expect(wallOf(utc("1969-12-31T23:59:59.999"), "UTC")).toBe(utc("1969-12-31T23:59:59.999"));
	});

	test.each([
		["an ordinary reading", "Europe/Berlin", "2026-07-01T12:00:00", "2026-07-01T10:00:00"],
		["the earlier of two where clocks go back", "Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00"],
		["carried over the gap where clocks go forward", "Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00"],
		["just before the gap", "Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59"],
		["a gap of half an hour", "Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00"],
		["a midnight that does not exist", "America/Havana", "2026-03-08T00:00:00", "2026-03-08T05:00:00"],
		["a day that was skipped", "Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T10:00:00"],
	])("%s", (_, zone, wall, instant) => {
		expect(new Date(instantOf(utc(wall), zone)).toISOString()).toBe(`${instant}.000Z`);
	});
});
