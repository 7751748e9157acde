import type { Field } from "../../catalogue/field.ts";
import { MaskContext, type MaskingRule, type MaskingRuleInForce } from "./masking-rule.ts";
import { type MaskCircumstances, resolveMask } from "./resolve-mask.ts";
import { hidesAsMuch } from "./strength.ts";

type Masked = Pick<Field, "name" | "labels">;

/**
 * Whether somebody, somewhere sees more of one of the fields under the rules of `after` than under those of `before`. Tried
 * are nobody's role, each role that a rule names, each two of them; each purpose, another and none; each place, and each for
 * a program.
 */
export function loosens(
	fields: readonly Masked[],
	before: readonly MaskingRuleInForce[],
	after: readonly MaskingRuleInForce[],
): boolean {
	const circumstances = circumstancesOf([...before, ...after].map(({ rule }) => rule));
	return fields.some((field) =>
		circumstances.some(
			(given) => !hidesAsMuch(resolveMask(field, given, after).mask, resolveMask(field, given, before).mask),
		),
	);
}

/**
 * Whether somebody, somewhere sees more of a field with the labels of `after` than with those of `before`.
 *
 * @param onlyRules count what rules of the workspace hide, not the masks that come with labels alone.
 */
export function relabellingLoosens(
	before: Masked,
	after: Masked,
	rules: readonly MaskingRuleInForce[],
	{ onlyRules }: { onlyRules: boolean },
): boolean {
	return circumstancesOf(rules.map(({ rule }) => rule)).some((given) => {
		const was = resolveMask(before, given, rules);
		if (onlyRules && (was.rule === undefined || was.weakened)) return false;
		return !hidesAsMuch(resolveMask(after, given, rules).mask, was.mask);
	});
}

function circumstancesOf(rules: readonly MaskingRule[]): MaskCircumstances[] {
	const named = [...new Set(rules.flatMap(({ roles = [] }) => roles))];
	const roleSets = [[], ...named.flatMap((one, at) => named.slice(at).map((other) => [one, other]))];
	const purposes = [undefined, "", ...new Set(rules.flatMap(({ purposes = [] }) => purposes))];
	const places = MaskContext.options.flatMap((one): MaskContext[][] => [[one], [one, "api"]]);
	return roleSets.flatMap((roles) =>
		purposes.flatMap((purpose) => places.map((contexts) => ({ roles, purpose, contexts }))),
	);
}
