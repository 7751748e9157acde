import { z } from "zod";
import { dayOf, shiftMonths } from "../../segments/time/calendar.ts";
import { instantOf, type WallMs } from "../../segments/time/time-zone.ts";

export const Cadence = z.enum(["daily", "weekly", "monthly", "quarterly"]);
export type Cadence = z.infer<typeof Cadence>;

/** Whole days of a time zone: from the first instant to that of the next period. */
export interface ReviewPeriod {
	startMs: number;
	endMs: number;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const DAYS_SINCE_MONDAY_IN_1970 = 3;

/** The period that an instant lies in. Weeks begin on Mondays, quarters in January, April, July and October. */
export function periodAt(cadence: Cadence, timeZone: string, atMs: number): ReviewPeriod {
	const first = firstDay(cadence, dayOf(atMs, timeZone));
	return { startMs: instantOf(first, timeZone), endMs: instantOf(nextFirstDay(cadence, first), timeZone) };
}

/** The one that ended when this one began. */
export function periodBefore(cadence: Cadence, timeZone: string, { startMs }: ReviewPeriod): ReviewPeriod {
	return periodAt(cadence, timeZone, startMs - 1);
}

/** Those that ended after `sinceMs` and not after `nowMs`, the oldest first; of many only the newest. */
export function endedPeriods(
	cadence: Cadence,
	timeZone: string,
	{ sinceMs, nowMs }: { sinceMs: number; nowMs: number },
	most = 12,
): ReviewPeriod[] {
	const found: ReviewPeriod[] = [];
	let period = periodBefore(cadence, timeZone, periodAt(cadence, timeZone, nowMs));
	while (period.endMs > sinceMs && found.length < most) {
		found.unshift(period);
		period = periodBefore(cadence, timeZone, period);
	}
	return found;
}

function firstDay(cadence: Cadence, day: WallMs): WallMs {
	if (cadence === "daily") return day;
	if (cadence === "weekly") {
		const daysSinceMonday = (day / DAY_MS + DAYS_SINCE_MONDAY_IN_1970) % 7;
		return day - ((daysSinceMonday + 7) % 7) * DAY_MS;
	}
	const date = new Date(day);
	const month = date.getUTCMonth();
	return Date.UTC(date.getUTCFullYear(), cadence === "monthly" ? month : month - (month % 3));
}

function nextFirstDay(cadence: Cadence, first: WallMs): WallMs {
	if (cadence === "daily") return first + DAY_MS;
	if (cadence === "weekly") return first + 7 * DAY_MS;
	return shiftMonths(first, cadence === "monthly" ? 1 : 3);
}
