import { z } from "zod";
import { Rule } from "./rule.ts";

/** Holds for customers for whom every part holds. */
export interface AllRule {
	readonly all: readonly Rule[];
}

export const AllRule: z.ZodType<AllRule> = z.strictObject({
	all: z.array(z.lazy(() => Rule)).min(1, "`all` names no condition; `everyone: true` is the rule for everyone"),
});

export function all(...rules: readonly Rule[]): AllRule {
	return { all: rules };
}

export function isAll(rule: Rule): rule is AllRule {
	return "all" in rule;
}
