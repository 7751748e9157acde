import { z } from "zod";

/** Minutes, hours, days and weeks are exact seconds (a day is 86,400 s); months and years follow the calendar. */
export const DURATION_UNITS = ["m", "h", "d", "w", "mo", "y"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const MONTHS = { mo: 1, y: 12 } as const;
const PATTERN = /^([1-9]\d{0,8})(mo|m|h|d|w|y)$/;
const LONGEST_MS = 36_525 * UNIT_MS.d;

export interface DurationParts {
	amount: number;
	unit: DurationUnit;
}

/** Splits `90d` into amount and unit; null when the text is not a duration. */
export function durationParts(text: string): DurationParts | null {
	const match = PATTERN.exec(text);
	const unit = DURATION_UNITS.find((candidate) => candidate === match?.[2]);
	return match && unit ? { amount: Number(match[1]), unit } : null;
}

/** The exact length in milliseconds; null for months and years, which have none. */
export function durationMs(parts: DurationParts): number | null {
	return parts.unit === "mo" || parts.unit === "y" ? null : parts.amount * UNIT_MS[parts.unit];
}

/** The length in calendar months; null for the exact units. */
export function durationMonths(parts: DurationParts): number | null {
	return parts.unit === "mo" || parts.unit === "y" ? parts.amount * MONTHS[parts.unit] : null;
}

/** The length in whole days for `d` and `w`; null for every other unit. */
export function durationDays(parts: DurationParts): number | null {
	return parts.unit === "d" || parts.unit === "w" ? parts.amount * (parts.unit === "w" ? 7 : 1) : null;
}

function isWithinACentury(text: string): boolean {
	const parts = durationParts(text);
	if (parts === null) return true;
	return (durationMonths(parts) ?? 0) <= 1200 && (durationMs(parts) ?? 0) <= LONGEST_MS;
}

export const Duration = z
	.string()
	.regex(PATTERN, "a duration is a whole number and a unit: `30m`, `12h`, `90d`, `8w`, `6mo` or `1y`")
	.refine(isWithinACentury, "a duration is at most 100 years");
