import type { FieldType } from "../../catalogue/field.ts";
import type { Bound } from "../plan.ts";
import type { Literal } from "../rule/literal.ts";
import type { Predicate } from "../rule/predicate.ts";
import { dateText, dayOf, daySpan, parseDate, shiftDay, shiftInstant, timestampText } from "../time/calendar.ts";
import { durationParts } from "../time/duration.ts";
import { type Canonical, canonicalValue } from "./canonical-value.ts";

/** When and where a rule is evaluated. */
export interface Evaluation {
	asOfMs: number;
	timeZone: string;
}

/** The values that one written value stands for: itself, or every instant of a day. */
export interface Span {
	low: Bound;
	high: Bound;
}

export type Limits = { low?: Bound; high?: Bound };
type Faulty = Extract<Canonical, { ok: false }>;

/** The day that a date beside a timestamp means; null for anything else. */
export function wholeDayOf(type: FieldType, literal: Literal | undefined): number | null {
	return type === "timestamp" && typeof literal === "string" ? parseDate(literal) : null;
}

/** A date beside a timestamp is the whole day in the time zone; anything else is one value. */
export function spanOf(type: FieldType, literal: Literal, timeZone: string): Span | Faulty {
	const day = wholeDayOf(type, literal);
	if (day !== null) {
		const { startMs, endMs } = daySpan(day, timeZone);
		return {
			low: { value: timestampText(startMs), inclusive: true },
			high: { value: timestampText(endMs), inclusive: false },
		};
	}
	const canonical = canonicalValue(type, literal, timeZone);
	if (!canonical.ok) return canonical;
	const bound = { value: canonical.value, inclusive: true };
	return { low: bound, high: bound };
}

/** Keys that compare with one written value by order, and what they leave of its span. */
const SIDES = {
	atLeast: (span: Span): Limits => ({ low: span.low }),
	atMost: (span: Span): Limits => ({ high: span.high }),
	moreThan: (span: Span): Limits => ({ low: beyond(span.high) }),
	lessThan: (span: Span): Limits => ({ high: beyond(span.low) }),
	after: (span: Span): Limits => ({ low: beyond(span.high) }),
	before: (span: Span): Limits => ({ high: beyond(span.low) }),
} as const;
export const ORDER_KEYS = Object.keys(SIDES) as readonly (keyof typeof SIDES)[];

function beyond(bound: Bound): Bound {
	return { value: bound.value, inclusive: !bound.inclusive };
}

export interface ReadLimits {
	key: keyof Predicate;
	limits: Limits | Faulty;
	/** Path below the condition of the value that may be faulty. */
	path: string;
}

/** Limits by written values: `atLeast` and its like, and `between`. */
export function writtenLimits(predicate: Predicate, type: FieldType, timeZone: string): ReadLimits[] {
	const read = ORDER_KEYS.flatMap((key): ReadLimits[] => {
		const literal = predicate[key];
		if (literal === undefined) return [];
		const span = spanOf(type, literal, timeZone);
		return [{ key, path: `.${key}`, limits: "ok" in span ? span : SIDES[key](span) }];
	});
	for (const [index, literal] of (predicate.between ?? []).entries()) {
		const span = spanOf(type, literal, timeZone);
		const side = index === 0 ? SIDES.atLeast : SIDES.atMost;
		read.push({ key: "between", path: `.between[${index}]`, limits: "ok" in span ? span : side(span) });
	}
	return read;
}

/** Limits by a distance from the evaluation: `within`, `olderThan`, `upcoming`. */
export function relativeLimits(predicate: Predicate, type: "date" | "timestamp", evaluation: Evaluation): ReadLimits[] {
	return (["within", "olderThan", "upcoming"] as const).flatMap((key): ReadLimits[] => {
		const text = predicate[key];
		if (text === undefined) return [];
		const direction = key === "upcoming" ? 1 : -1;
		const limits =
			type === "date" ? dayLimits(key, text, direction, evaluation) : instantLimits(key, text, direction, evaluation);
		return [{ key, path: `.${key}`, limits }];
	});
}

type RelativeKey = "within" | "olderThan" | "upcoming";

function dayLimits(
	key: RelativeKey,
	text: string,
	direction: -1 | 1,
	{ asOfMs, timeZone }: Evaluation,
): Limits | Faulty {
	const duration = durationParts(text);
	const today = dayOf(asOfMs, timeZone);
	const edge = duration && shiftDay(today, duration, direction);
	if (edge === null)
		return { ok: false, message: "is a date, which knows no hours", hint: "use days, weeks, months or years: `30d`" };
	const at = (day: number, inclusive: boolean): Bound => ({ value: dateText(day), inclusive });
	if (key === "within") return { low: at(edge, false), high: at(today, true) };
	if (key === "olderThan") return { high: at(edge, true) };
	return { low: at(today, false), high: at(edge, true) };
}

function instantLimits(
	key: RelativeKey,
	text: string,
	direction: -1 | 1,
	{ asOfMs, timeZone }: Evaluation,
): Limits | Faulty {
	const duration = durationParts(text);
	if (duration === null) return { ok: false, message: "is not a duration" };
	const edge = timestampText(shiftInstant(asOfMs, duration, direction, timeZone));
	const now = timestampText(asOfMs);
	if (key === "within") return { low: { value: edge, inclusive: true }, high: { value: now, inclusive: false } };
	if (key === "olderThan") return { high: { value: edge, inclusive: false } };
	return { low: { value: now, inclusive: true }, high: { value: edge, inclusive: false } };
}
