import { type DurationParts, durationDays, durationMonths, durationMs } from "./duration.ts";
import { instantOf, type WallMs, wallOf } from "./time-zone.ts";

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?$/;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2299;

/** Midnight of an ISO 8601 date on the wall; null for other text, days no calendar has, and years outside 1900 to 2299. */
export function parseDate(text: string): WallMs | null {
	const match = DATE.exec(text);
	if (match === null) return null;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
	const wall = Date.UTC(year, month - 1, day);
	return dateText(wall) === text ? wall : null;
}

/** An ISO 8601 instant with `Z` or an offset, or without one a reading of the wall in `timeZone`; null for other text. */
export function parseInstant(text: string, timeZone: string): number | null {
	const [, date = "", hour, minute, second = "0", fraction = "", zone] = INSTANT.exec(text) ?? [];
	const midnight = parseDate(date);
	if (midnight === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
	const wall =
		midnight +
		Number(hour) * 3_600_000 +
		Number(minute) * 60_000 +
		Number(second) * 1000 +
		Number(fraction.padEnd(3, "0"));
	if (zone === undefined) return instantOf(wall, timeZone);
	if (zone === "Z") return wall;
	const [offsetHours, offsetMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
	if (offsetHours > 18 || offsetMinutes > 59) return null;
	return wall - (zone.startsWith("-") ? -1 : 1) * (offsetHours * 3_600_000 + offsetMinutes * 60_000);
}

/** `2026-01-31` */
export function dateText(wall: WallMs): string {
	return new Date(wall).toISOString().slice(0, 10);
}

/** `2026-01-31 10:00:00.000`, in UTC. */
export function timestampText(instantMs: number): string {
	return new Date(instantMs).toISOString().slice(0, -1).replace("T", " ");
}

/** The day that the wall shows at an instant, as its midnight on the wall. */
export function dayOf(instantMs: number, timeZone: string): WallMs {
	return Math.floor(wallOf(instantMs, timeZone) / DAY_MS) * DAY_MS;
}

/** The first instant of a day and that of the next: 23 or 25 hours apart where clocks change. */
export function daySpan(day: WallMs, timeZone: string): { startMs: number; endMs: number } {
	return { startMs: instantOf(day, timeZone), endMs: instantOf(day + DAY_MS, timeZone) };
}

/** The same day and time of day some months away, or the last day of a month that is too short for it. */
export function shiftMonths(wall: WallMs, months: number): WallMs {
	const from = new Date(wall);
	const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
	const length = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
	const timeOfDay = wall - Math.floor(wall / DAY_MS) * DAY_MS;
	return first + (Math.min(from.getUTCDate(), length) - 1) * DAY_MS + timeOfDay;
}

/** The instant a duration before (-1) or after (1): exact seconds, or for `mo` and `y` by the wall in `timeZone`. */
export function shiftInstant(instantMs: number, duration: DurationParts, direction: -1 | 1, timeZone: string): number {
	const months = durationMonths(duration);
	if (months === null) return instantMs + direction * (durationMs(duration) ?? 0);
	return instantOf(shiftMonths(wallOf(instantMs, timeZone), direction * months), timeZone);
}

/** The day a duration before (-1) or after (1); null for minutes and hours, which are no days. */
export function shiftDay(day: WallMs, duration: DurationParts, direction: -1 | 1): WallMs | null {
	const months = durationMonths(duration);
	if (months !== null) return shiftMonths(day, direction * months);
	const days = durationDays(duration);
	return days === null ? null : day + direction * days * DAY_MS;
}
