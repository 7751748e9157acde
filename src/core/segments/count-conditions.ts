import type { Rule } from "./rule/rule.ts";

/** How many single conditions a rule has: its leaves, a referenced segment counting as one. */
export function countConditions(rule: Rule): number {
	const parts = "all" in rule ? rule.all : "any" in rule ? rule.any : "not" in rule ? [rule.not] : undefined;
	return parts === undefined ? 1 : parts.reduce((sum, part) => sum + countConditions(part), 0);
}
