import {
	MEASURE_KEYS,
	type MeasureKey,
	PROPERTY_MEASURES,
	type PropertyMeasure,
} from "../../../../../core/segments/rule/measure.ts";
import { PREDICATE_KEYS } from "../../../../../core/segments/rule/predicate.ts";
import { isLoose, type Loose, looseOf, withoutKeys } from "./loose.ts";

/** How events are measured, with the way of writing it taken away. `none`: there is at least one. */
export interface MeasureForm {
	measure: MeasureKey | "none";
	property?: string;
	/** The comparisons; a rank and a trait have none. */
	predicate: Loose;
}

/** Beside an event, `within` is the window, no comparison. */
const INLINE_KEYS = PREDICATE_KEYS.filter((key) => key !== "within");
const isPropertyMeasure = (measure: string): measure is PropertyMeasure =>
	(PROPERTY_MEASURES as readonly string[]).includes(measure);

export function isExtreme(measure: MeasureForm["measure"]): measure is "first" | "last" {
	return measure === "first" || measure === "last";
}

function writtenMeasure(node: Loose): MeasureKey | undefined {
	return MEASURE_KEYS.find((key) => node[key] !== undefined);
}

const propertyText = (value: unknown) => (typeof value === "string" ? value : undefined);

export function readMeasure(node: Loose): MeasureForm {
	const measure = writtenMeasure(node);
	if (measure === undefined) return { measure: "none", predicate: inlinePredicate(node) };
	const written = node[measure];
	if (measure === "count") {
		if (typeof written === "number") return { measure, predicate: { equals: written } };
		return { measure, predicate: looseOf(written) };
	}
	if (isExtreme(measure)) {
		const { property, ...predicate } = looseOf(written);
		return { measure, property: propertyText(property), predicate };
	}
	return { measure, property: propertyText(written), predicate: inlinePredicate(node) };
}

function inlinePredicate(node: Loose): Loose {
	return Object.fromEntries(INLINE_KEYS.filter((key) => node[key] !== undefined).map((key) => [key, node[key]]));
}

/** The condition with another measure; its events, window and unknown keys stay. @param compared false for ranks. */
export function writeMeasure(node: Loose, form: MeasureForm, compared: boolean): Loose {
	const { within, from, until, ...rest } = withoutKeys(node, [...MEASURE_KEYS, ...INLINE_KEYS]);
	const window = Object.entries({ within, from, until }).filter(([, value]) => value !== undefined);
	const written = compared ? comparedMeasure(form) : bareMeasure(form);
	return { ...rest, ...written, ...Object.fromEntries(window) };
}

function comparedMeasure({ measure, property, predicate }: MeasureForm): Loose {
	if (measure === "none") return {};
	if (measure === "count") {
		const { equals, ...others } = predicate;
		const exactly = typeof equals === "number" && Object.keys(others).length === 0;
		return { count: exactly ? equals : predicate };
	}
	if (isExtreme(measure)) return { [measure]: property === undefined ? predicate : { property, ...predicate } };
	return { [measure]: property ?? "", ...predicate };
}

function bareMeasure({ measure, property }: MeasureForm): Loose {
	if (measure === "none" || measure === "count") return { count: true };
	if (isExtreme(measure)) return { [measure]: property === undefined ? true : { property } };
	return { [measure]: property ?? "" };
}

export function needsProperty(measure: MeasureForm["measure"]): boolean {
	return isPropertyMeasure(measure);
}

/** Where inside the condition the comparisons stand. */
export function predicatePath(measure: MeasureForm["measure"]): readonly string[] {
	return measure === "count" || isExtreme(measure) ? [measure] : [];
}

export function isMeasureNode(value: unknown): value is Loose {
	return isLoose(value) && (value.event !== undefined || writtenMeasure(value) !== undefined);
}
