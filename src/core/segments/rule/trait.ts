import { z } from "zod";
import { ReferenceName } from "../slug.ts";
import { hasComparison, NO_COMPARISON, PREDICATE_SHAPE, type Predicate } from "./predicate.ts";
import type { Rule } from "./rule.ts";

/** Compares a computed trait: a measure that has a name of its own. */
export const TraitRule = z
	.strictObject({ trait: ReferenceName, ...PREDICATE_SHAPE })
	.refine(hasComparison, NO_COMPARISON);

export interface TraitRule extends Predicate {
	readonly trait: string;
}

export function trait(name: string, predicate: Predicate): TraitRule {
	return { trait: name, ...predicate };
}

export function isTrait(rule: Rule): rule is TraitRule {
	return "trait" in rule;
}
