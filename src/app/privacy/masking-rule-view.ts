import type { MaskingRule } from "../../core/privacy/masking/masking-rule.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import type { MaskingRuleVersion } from "../../ports/masking-rule-store.ts";

/** A rule in force, as people see it. */
export interface MaskingRuleView {
	name: string;
	rule: MaskingRule;
	/** 0 to 100. */
	strength: number;
	weakens: boolean;
	because: string;
	version: number;
	changedAt: string;
	changedBy: string;
	/** What whoever uses it should know. */
	warnings: string[];
}

export function maskingRuleView(version: MaskingRuleVersion & { rule: MaskingRule }): MaskingRuleView {
	const { name, rule, weakens, because, at, author } = version;
	const strength = strengthOf(rule.mask);
	const warnings = warningsOf(rule);
	return {
		name,
		rule,
		strength,
		weakens,
		because,
		version: version.version,
		changedAt: at,
		changedBy: author,
		warnings,
	};
}

export function warningsOf({ mask }: Pick<MaskingRule, "mask">): string[] {
	return mask.some(({ kind }) => kind === "hash")
		? [
				"Hashing is not anonymisation: whoever can guess a value can check the guess, and e-mail addresses and phone numbers are guessed by the billion. Use it only where a receiver demands it.",
			]
		: [];
}
