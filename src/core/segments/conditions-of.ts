import { isAll } from "./rule/all.ts";
import { isAny } from "./rule/any.ts";
import { isNot } from "./rule/not.ts";
import type { Rule } from "./rule/rule.ts";

/** The single conditions of a rule as text, `not` before those that a negation encloses; rules alike give texts alike. */
export function conditionsOf(rule: Rule, negated = false): string[] {
	if (isAll(rule)) return rule.all.flatMap((part) => conditionsOf(part, negated));
	if (isAny(rule)) return rule.any.flatMap((part) => conditionsOf(part, negated));
	if (isNot(rule)) return conditionsOf(rule.not, !negated);
	return [`${negated ? "not " : ""}${JSON.stringify(rule)}`];
}
