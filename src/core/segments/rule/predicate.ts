import { z } from "zod";
import type { Immutable } from "../immutable.ts";
import { Duration } from "../time/duration.ts";
import { Literal, LiteralSet } from "./literal.ts";

const Text = z.string().min(1, "an empty text is in every text; write `known: true` for any value").max(1000);
const TextSet = z.array(z.string().max(1000)).min(1, "an empty set fits nobody; name at least one value").max(10_000);
const Order = z.union([z.number(), z.string().max(64)], { error: "a limit is a number, a date or an instant" });

/** The keys of a comparison with one value. Several keys in one condition must all hold. */
export const PREDICATE_SHAPE = {
	equals: Literal.optional(),
	notEquals: Literal.optional(),
	in: LiteralSet.optional(),
	notIn: LiteralSet.optional(),
	atLeast: Order.optional(),
	atMost: Order.optional(),
	moreThan: Order.optional(),
	lessThan: Order.optional(),
	/** Both ends belong to it. */
	between: z.tuple([Order, Order], { error: "between takes two values: [lowest, highest]" }).optional(),
	before: z.string().max(64).optional(),
	after: z.string().max(64).optional(),
	contains: Text.optional(),
	startsWith: Text.optional(),
	endsWith: Text.optional(),
	/** Compares texts after Unicode lower-casing of both. */
	ignoreCase: z.boolean().optional(),
	/** `true`: there is a value; `false`: it is missing. */
	known: z.boolean().optional(),
	has: z.string().max(1000).optional(),
	hasAny: TextSet.optional(),
	hasAll: TextSet.optional(),
	/** In the time that ends with the evaluation. */
	within: Duration.optional(),
	/** Before the time that ends with the evaluation. */
	olderThan: Duration.optional(),
	/** In the time that begins with the evaluation. */
	upcoming: Duration.optional(),
};

export type PredicateKey = keyof typeof PREDICATE_SHAPE;
export const PREDICATE_KEYS = Object.keys(PREDICATE_SHAPE) as readonly PredicateKey[];

const PlainPredicate = z.strictObject(PREDICATE_SHAPE);
export type Predicate = Immutable<z.infer<typeof PlainPredicate>>;

/** True when there is something to compare with; `ignoreCase` alone is not. */
export function hasComparison(value: Partial<Record<PredicateKey, unknown>>): boolean {
	return PREDICATE_KEYS.some((key) => key !== "ignoreCase" && value[key] !== undefined);
}

export const NO_COMPARISON =
	"says nothing to compare with; add `equals`, `in`, `atLeast`, `known` or another comparison";

export const Predicate = PlainPredicate.refine(hasComparison, NO_COMPARISON);

/** Only the comparison keys of a condition that carries others beside them. */
export function predicateOf(condition: Predicate & Readonly<Record<string, unknown>>): Predicate {
	return Object.fromEntries(
		PREDICATE_KEYS.filter((key) => condition[key] !== undefined).map((key) => [key, condition[key]]),
	);
}
