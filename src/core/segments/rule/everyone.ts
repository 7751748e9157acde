import { z } from "zod";
import type { Rule } from "./rule.ts";

export const EveryoneRule = z.strictObject({
	everyone: z.literal(true, { error: "write `everyone: true`; nobody is `not: { everyone: true }`" }),
});
export interface EveryoneRule {
	readonly everyone: true;
}

export const everyone: EveryoneRule = { everyone: true };

export function isEveryone(rule: Rule): rule is EveryoneRule {
	return "everyone" in rule;
}
