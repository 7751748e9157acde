import type { RoleName } from "../../access/role.ts";
import type { Field, Label } from "../../catalogue/field.ts";
import { DEFAULT_MASKS, defaultMask } from "./default-masks.ts";
import { KEPT, type Mask, REDACTED } from "./mask.ts";
import type { MaskContext, MaskingRuleInForce } from "./masking-rule.ts";
import { compareStrength, hidesAsMuch } from "./strength.ts";

/** Who looks, what for, and where. */
export interface MaskCircumstances {
	roles: readonly RoleName[];
	purpose?: string | undefined;
	contexts: readonly MaskContext[];
}

export interface ResolvedMask {
	mask: Mask;
	/** Name of the rule that it comes from; absent: built in. */
	rule?: string;
	weakened: boolean;
}

const OPEN: ResolvedMask = { mask: KEPT, weakened: false };

/**
 * The mask of a field under these circumstances. Each label has its built-in mask, or in its place the strongest of the
 * rules that weaken it; beside them stand all other rules that apply. Of all these the strongest wins, so that neither a
 * second label, role nor rule ever shows more than one alone would; where the strongest shows what another hides, the value
 * is hidden whole.
 */
export function resolveMask(
	{ name, labels }: Pick<Field, "name" | "labels">,
	circumstances: MaskCircumstances,
	rules: readonly MaskingRuleInForce[],
): ResolvedMask {
	const applying = rules.filter((one) => concerns(one.rule, name, labels) && appliesTo(one, circumstances));
	const weakening = applying.filter(({ weakens }) => weakens);
	const ofField = weakening.filter(({ rule }) => rule.field !== undefined);
	const bases = ofField.length > 0 ? [best(ofField)] : labels.map((label) => baseOf(label, weakening));
	return strongest([...bases, ...applying.filter(({ weakens }) => !weakens).map(fromRule)]);
}

/**
 * The mask of an attribute that intake derived from an identifier. Where a rule hides the identifier more than the
 * attribute is hidden, the attribute is hidden whole: a year of birth would tell what the birthday no longer does.
 */
export function resolveDerivedMask(
	derived: Pick<Field, "name" | "labels">,
	source: Pick<Field, "name" | "labels">,
	circumstances: MaskCircumstances,
	rules: readonly MaskingRuleInForce[],
): ResolvedMask {
	const own = resolveMask(derived, circumstances, rules);
	const ofSource = resolveMask(source, circumstances, rules);
	if (ofSource.rule === undefined || ofSource.weakened || hidesAsMuch(own.mask, ofSource.mask)) return own;
	return { mask: REDACTED, rule: ofSource.rule, weakened: false };
}

/** The mask of a label's values, of which no more is known. */
export function resolveLabelMask(
	label: Label,
	circumstances: MaskCircumstances,
	rules: readonly MaskingRuleInForce[],
): ResolvedMask {
	return resolveMask(
		{ name: "", labels: [label] },
		circumstances,
		rules.filter(({ rule }) => rule.label === label),
	);
}

/** Whether a rule's mask shows more than the built-in masks of what it is for. */
export function isWeaker(mask: Mask, labels: readonly Label[]): boolean {
	return !hidesAsMuch(mask, defaultMask(labels));
}

function baseOf(label: Label, weakening: readonly MaskingRuleInForce[]): ResolvedMask {
	const own = weakening.filter(({ rule }) => rule.label === label);
	return own.length > 0 ? best(own) : { mask: DEFAULT_MASKS[label], weakened: false };
}

function best(rules: readonly MaskingRuleInForce[]): ResolvedMask {
	return strongest(rules.map(fromRule));
}

function fromRule({ name, rule, weakens }: MaskingRuleInForce): ResolvedMask {
	return { mask: rule.mask, rule: name, weakened: weakens };
}

function strongest(masks: readonly ResolvedMask[]): ResolvedMask {
	const most = masks.reduce((best, one) => (compareStrength(one.mask, best.mask) > 0 ? one : best), masks[0] ?? OPEN);
	if (masks.every(({ mask }) => hidesAsMuch(most.mask, mask))) return most;
	const rule = most.rule ?? masks.find((one) => one.rule !== undefined)?.rule;
	return { mask: REDACTED, weakened: false, ...(rule === undefined ? {} : { rule }) };
}

function concerns(rule: MaskingRuleInForce["rule"], name: string, labels: readonly Label[]): boolean {
	return rule.field === undefined ? rule.label !== undefined && labels.includes(rule.label) : rule.field === name;
}

/** Where no purpose is stated, a rule for some purposes applies if it hides, and not if it shows. */
function appliesTo({ rule, weakens }: MaskingRuleInForce, given: MaskCircumstances): boolean {
	const { roles, purposes, contexts } = rule;
	return (
		(roles === undefined || roles.some((role) => given.roles.includes(role))) &&
		(purposes === undefined || (given.purpose === undefined ? !weakens : purposes.includes(given.purpose))) &&
		(contexts === undefined || contexts.some((context) => given.contexts.includes(context)))
	);
}
