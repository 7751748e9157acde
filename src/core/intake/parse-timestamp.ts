import { daysFromCivil, FIRST_YEAR, LAST_YEAR } from "./civil-date.ts";
import type { DateOrder } from "./mapping.ts";
import { readDate } from "./parse-date.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { ZoneOffset } from "./time-zone.ts";

export interface TimestampRules {
	order?: DateOrder;
	/** Zone of times written without one. */
	offset: ZoneOffset;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Epoch seconds and milliseconds are told apart by size: 1973-03-03 to 5138 in seconds, from 1973-03-03 on in milliseconds. */
const EPOCH_SECONDS = /^\d{9,10}(?:\.\d{1,9})?$/;
const EPOCH_MS = /^\d{12,13}$/;
const WRITTEN =
	/^(.{6,10}?)(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\.?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Milliseconds since 1970-01-01T00:00:00Z; finer fractions are cut off. A date alone is its first moment in the zone. */
export function parseTimestamp(text: string, rules: TimestampRules): number | Refusal {
	const plain = plainMs(text);
	if (!Number.isNaN(plain)) return inRange(text.endsWith("Z") ? plain : plain - rules.offset(plain));
	if (EPOCH_MS.test(text)) return inRange(Number(text));
	if (EPOCH_SECONDS.test(text)) return inRange(Math.floor(Number(text) * 1000));
	const match = WRITTEN.exec(text);
	if (match === null) return refuse("timestamp-invalid");
	const date = readDate(match[1] ?? "", rules.order);
	if ("reason" in date) return date.reason === "date-invalid" ? refuse("timestamp-invalid") : date;
	const time = timeOfDayMs(match);
	if (Number.isNaN(time)) return refuse("timestamp-invalid");
	const local = daysFromCivil(date.year, date.month, date.day) * DAY_MS + time;
	const offset = match[7] === undefined ? rules.offset(local) : writtenOffsetMs(match[7]);
	return Number.isNaN(offset) ? refuse("timestamp-invalid") : inRange(local - offset);
}

function timeOfDayMs(match: RegExpExecArray): number {
	if (match[2] === undefined) return 0;
	let hour = Number(match[2]);
	const minute = Number(match[3]);
	const second = Number(match[4] ?? 0);
	const half = match[6]?.toLowerCase();
	if (half !== undefined) {
		if (hour < 1 || hour > 12) return Number.NaN;
		hour = (hour % 12) + (half === "p" ? 12 : 0);
	}
	if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
	const fraction = Number((match[5] ?? "0").padEnd(3, "0").slice(0, 3));
	return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + fraction;
}

function writtenOffsetMs(text: string): number {
	if (text.length === 1 || /^(?:utc|gmt)$/i.test(text)) return 0;
	const digits = text.slice(1).replace(":", "");
	const hours = Number(digits.slice(0, 2));
	const minutes = Number(digits.slice(2) || 0);
	if (hours > 14 || minutes > 59) return Number.NaN;
	return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}

const FIRST_MS = daysFromCivil(FIRST_YEAR, 1, 1) * DAY_MS;
const END_MS = daysFromCivil(LAST_YEAR + 1, 1, 1) * DAY_MS;

function inRange(ms: number): number | Refusal {
	return ms < FIRST_MS || ms >= END_MS ? refuse("date-out-of-range") : ms;
}

/** The forms `YYYY-MM-DD hh:mm:ss` and `YYYY-MM-DDThh:mm:ss.sss`, with or without `Z`, which most exports have; else NaN. */
function plainMs(text: string): number {
	const end = text.charCodeAt(text.length - 1) === 0x5a ? text.length - 1 : text.length;
	if (end !== 19 && end !== 23) return Number.NaN;
	const gap = text.charCodeAt(10);
	if (
		(gap !== 0x20 && gap !== 0x54) ||
		text.charCodeAt(4) !== 0x2d ||
		text.charCodeAt(7) !== 0x2d ||
		text.charCodeAt(13) !== 0x3a ||
		text.charCodeAt(16) !== 0x3a ||
		(end === 23 && text.charCodeAt(19) !== 0x2e)
	) {
		return Number.NaN;
	}
	const hour = pair(text, 11);
	const minute = pair(text, 14);
	const second = pair(text, 17);
	if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
	const days = daysFromCivil(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
	const fraction = end === 23 ? pair(text, 20) * 10 + pair(text, 22, 1) : 0;
	return days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** One or two decimal digits at a place, or NaN. */
function pair(text: string, at: number, length = 2): number {
	const tens = text.charCodeAt(at) - 0x30;
	if (!(tens >= 0 && tens <= 9)) return Number.NaN;
	if (length === 1) return tens;
	const ones = text.charCodeAt(at + 1) - 0x30;
	return ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Canonical text of a timestamp: ISO 8601 in UTC with milliseconds. */
export function timestampText(ms: number): string {
	return new Date(ms).toISOString();
}
