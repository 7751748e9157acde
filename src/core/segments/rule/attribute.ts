import { z } from "zod";
import { hasComparison, NO_COMPARISON, PREDICATE_SHAPE, type Predicate } from "./predicate.ts";
import type { Rule } from "./rule.ts";

/** Compares an attribute, or an identifier (then only `equals`, `in` and `known`). */
export const AttributeRule = z
	.strictObject({ attribute: z.string().min(1).max(64), ...PREDICATE_SHAPE })
	.refine(hasComparison, NO_COMPARISON);

export interface AttributeRule extends Predicate {
	readonly attribute: string;
}

export function attribute(name: string, predicate: Predicate): AttributeRule {
	return { attribute: name, ...predicate };
}

export function isAttribute(rule: Rule): rule is AttributeRule {
	return "attribute" in rule;
}
