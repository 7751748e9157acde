import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import {
	EVENT_SHAPE,
	type EventSelector,
	type EventWindow,
	isOneWindow,
	PropertyName,
	TWO_WINDOWS,
	WINDOW_SHAPE,
} from "./event-selection.ts";

/** Measures of one property, written `sum: amount`. */
export const PROPERTY_MEASURES = ["distinct", "sum", "average", "minimum", "maximum"] as const;
export type PropertyMeasure = (typeof PROPERTY_MEASURES)[number];

export const MEASURE_KEYS = ["count", ...PROPERTY_MEASURES, "first", "last"] as const;
export type MeasureKey = (typeof MEASURE_KEYS)[number];

export const PROPERTY_MEASURE_SHAPE = {
	distinct: PropertyName.optional(),
	sum: PropertyName.optional(),
	average: PropertyName.optional(),
	minimum: PropertyName.optional(),
	maximum: PropertyName.optional(),
};

/** The time of the first or last event, or the value that one of its properties had. */
const Extreme = z.union([z.literal(true), z.strictObject({ property: PropertyName })], {
	error: "write `true` for the time, or `{ property: name }` for a value",
});

/** The keys of a measure that is not compared with anything: of a trait, or to rank by. */
export const MEASURE_SHAPE = {
	...EVENT_SHAPE,
	...WINDOW_SHAPE,
	...PROPERTY_MEASURE_SHAPE,
	count: z.literal(true, { error: "a count that is compared with nothing is written `count: true`" }).optional(),
	first: Extreme.optional(),
	last: Extreme.optional(),
};

const PlainMeasure = z.strictObject(MEASURE_SHAPE);
export type EventMeasure = Immutable<z.infer<typeof PlainMeasure>>;

/** The measures that a condition names; at most one is allowed. */
export function measureKeys(condition: Partial<Record<MeasureKey, unknown>>): readonly MeasureKey[] {
	return MEASURE_KEYS.filter((key) => condition[key] !== undefined);
}

/** One value per customer, computed over events. */
export const EventMeasure = PlainMeasure.refine((measure) => measureKeys(measure).length === 1, {
	error: "names not exactly one measure: `count: true`, `sum: amount`, `last: true`, …",
}).refine(isOneWindow, TWO_WINDOWS);

/** A measure with the way of writing it taken away; `first` and `last` without a property mean the time. */
export interface MeasureOutline extends EventSelector, EventWindow {
	readonly measure: MeasureKey;
	readonly property?: string;
}

export function outlineMeasure(written: EventMeasure): MeasureOutline {
	const { event, where, within, from, until } = written;
	const selection = { event, where, within, from, until };
	const [measure = "count"] = measureKeys(written);
	if (measure === "count") return { ...selection, measure };
	const of = written[measure];
	const property = typeof of === "object" ? of.property : of === true ? undefined : of;
	return { ...selection, measure, property };
}
