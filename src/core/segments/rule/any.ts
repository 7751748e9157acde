import { z } from "zod";
import { Rule } from "./rule.ts";

/** Holds for customers for whom at least one part holds. */
export interface AnyRule {
	readonly any: readonly Rule[];
}

export const AnyRule: z.ZodType<AnyRule> = z.strictObject({
	any: z.array(z.lazy(() => Rule)).min(1, "`any` names no condition, so it would fit nobody"),
});

export function any(...rules: readonly Rule[]): AnyRule {
	return { any: rules };
}

export function isAny(rule: Rule): rule is AnyRule {
	return "any" in rule;
}
