import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import { EVENT_SHAPE, isOneWindow, PropertyName, TWO_WINDOWS, WINDOW_SHAPE } from "./event-selection.ts";
import { type MeasureOutline, measureKeys, PROPERTY_MEASURE_SHAPE, PROPERTY_MEASURES } from "./measure.ts";
import { hasComparison, NO_COMPARISON, PREDICATE_KEYS, PREDICATE_SHAPE, Predicate, predicateOf } from "./predicate.ts";
import type { Rule } from "./rule.ts";

// Beside an event, `within` is the window of the events, not a comparison.
const { within: _, ...INLINE_SHAPE } = PREDICATE_SHAPE;

const Extreme = z
	.strictObject({ property: PropertyName.optional(), ...PREDICATE_SHAPE })
	.refine(hasComparison, NO_COMPARISON);

const PlainEventRule = z.strictObject({
	...EVENT_SHAPE,
	...WINDOW_SHAPE,
	/** How many events; a plain number means exactly so many. */
	count: z
		.union([z.int().nonnegative("a count is 0 or more"), Predicate], {
			error: "a count is a whole number, or a comparison such as `{ atLeast: 3 }`",
		})
		.optional(),
	...PROPERTY_MEASURE_SHAPE,
	/** The time of the first event, or with `property` the value it had. */
	first: Extreme.optional(),
	last: Extreme.optional(),
	...INLINE_SHAPE,
});

function comparisonFits(rule: z.infer<typeof PlainEventRule>): boolean {
	const { within: __, ...beside } = rule;
	const needed = PROPERTY_MEASURES.some((key) => rule[key] !== undefined);
	const written = PREDICATE_KEYS.some((key) => key !== "within" && rule[key] !== undefined);
	return needed ? hasComparison(beside) : !written;
}

/** Compares one measure over the selected events; without a measure: there is at least one. */
export const EventRule = PlainEventRule.refine((rule) => measureKeys(rule).length <= 1, {
	error: "names two measures; join two conditions under `all`",
})
	.refine(comparisonFits, {
		error:
			"a comparison stands beside `sum`, `average`, `minimum`, `maximum` or `distinct`, which need one; that of `count`, `first` and `last` stands inside them",
	})
	.refine(isOneWindow, TWO_WINDOWS);

export type EventRule = Immutable<z.infer<typeof PlainEventRule>>;

export function isEvent(rule: Rule): rule is EventRule {
	return "event" in rule;
}

/** What is measured and what it is compared with, in one form for every way of writing it. */
export function outlineEvent(rule: EventRule): {
	outline: MeasureOutline;
	predicate: Predicate;
	predicatePath: string;
} {
	const { event, where, within, from, until } = rule;
	const selection = { event, where, within, from, until };
	const [measure] = measureKeys(rule);
	if (measure === undefined) {
		return { outline: { ...selection, measure: "count" }, predicate: { atLeast: 1 }, predicatePath: "" };
	}
	if (measure === "count") {
		const predicate = typeof rule.count === "object" ? rule.count : { equals: rule.count ?? 0 };
		return { outline: { ...selection, measure }, predicate, predicatePath: ".count" };
	}
	if (measure === "first" || measure === "last") {
		const { property, ...predicate } = rule[measure] ?? {};
		return { outline: { ...selection, measure, property }, predicate, predicatePath: `.${measure}` };
	}
	const { within: __, ...beside } = rule;
	return {
		outline: { ...selection, measure, property: rule[measure] },
		predicate: predicateOf(beside),
		predicatePath: "",
	};
}
