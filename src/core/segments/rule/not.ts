import { z } from "zod";
import { Rule } from "./rule.ts";

/** Holds for every customer for whom the part does not hold, also where that is so because a value is missing. */
export interface NotRule {
	readonly not: Rule;
}

export const NotRule: z.ZodType<NotRule> = z.strictObject({ not: z.lazy(() => Rule) });

export function not(rule: Rule): NotRule {
	return { not: rule };
}

export function isNot(rule: Rule): rule is NotRule {
	return "not" in rule;
}
