import type { FieldType } from "../../catalogue/field.ts";
import type { Measure, PlanNode } from "../plan.ts";
import { type EventRule, outlineEvent } from "../rule/event.ts";
import type { MeasureOutline, PROPERTY_MEASURES } from "../rule/measure.ts";
import type { Predicate } from "../rule/predicate.ts";
import { errorAt } from "../rule-issue.ts";
import { everyTest, planField } from "./plan-attribute.ts";
import { planSelection, propertyNamed } from "./plan-selection.ts";
import type { Planning } from "./planning.ts";
import { readPredicate } from "./read-predicate.ts";

const NUMBERS: readonly FieldType[] = ["integer", "decimal", "float"];
/** Types whose values have an order that a rank, minimum or maximum can use. */
export const ORDERED_TYPES: readonly FieldType[] = [...NUMBERS, "date", "timestamp"];
const SINGLE_VALUES: readonly FieldType[] = ["text", "boolean", ...ORDERED_TYPES];

/** Types of the properties that each measure can take. */
export const PROPERTY_TYPES = {
	distinct: SINGLE_VALUES,
	sum: NUMBERS,
	average: NUMBERS,
	minimum: ORDERED_TYPES,
	maximum: ORDERED_TYPES,
	first: SINGLE_VALUES,
	last: SINGLE_VALUES,
} as const;

export function planEvent(rule: EventRule, path: string, planning: Planning): PlanNode | null {
	const { outline, predicate, predicatePath } = outlineEvent(rule);
	const measure = planMeasure(outline, path, planning);
	return measure && compareMeasure(measure, predicate, path, path + predicatePath, planning);
}

/** One node a comparison. @param predicatePath where the comparison is written. */
export function compareMeasure(
	measure: Measure,
	predicate: Predicate,
	path: string,
	predicatePath: string,
	planning: Planning,
): PlanNode | null {
	const tests = readPredicate(predicate, measure.type, planning, (below, message, hint) =>
		planning.report(errorAt(predicatePath + below, message, hint)),
	);
	return everyTest(path, tests, ({ test }, at) => ({ kind: "measure", path: at, measure, test }));
}

/** A measure with its names resolved; null when its property is missing or of an unfit type. */
export function planMeasure(outline: MeasureOutline, path: string, planning: Planning): Measure | null {
	const selection = planSelection(outline, path, planning);
	const { measure, property: written } = outline;
	if (measure === "count") return { selection, aggregate: { kind: "count" }, type: "integer" };
	const isExtreme = measure === "first" || measure === "last";
	if (isExtreme && written === undefined) {
		return { selection, aggregate: { kind: measure === "first" ? "firstTime" : "lastTime" }, type: "timestamp" };
	}
	const at = isExtreme ? `${path}.${measure}.property` : `${path}.${measure}`;
	const field = propertyNamed(written ?? "", at, planning);
	if (field === null) return null;
	const types = PROPERTY_TYPES[measure];
	if (!types.includes(field.type)) {
		const hint = `\`${measure}\` takes a property of type ${types.join(", ")}`;
		planning.report(errorAt(at, `\`${field.name}\` is ${field.type}, which \`${measure}\` cannot use`, hint));
		return null;
	}
	const kind = measure === "first" ? "firstValue" : measure === "last" ? "lastValue" : measure;
	return { selection, aggregate: { kind, property: planField(field) }, type: resultType(measure, field.type) };
}

function resultType(measure: (typeof PROPERTY_MEASURES)[number] | "first" | "last", property: FieldType): FieldType {
	if (measure === "distinct") return "integer";
	return measure === "average" ? "float" : property;
}
