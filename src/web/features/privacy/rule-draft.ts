import type { Label } from "../../../core/catalogue/field.ts";
import { maskFromText, maskText } from "../../../core/privacy/masking/mask-text.ts";
import { MaskingRule } from "../../../core/privacy/masking/masking-rule.ts";
import { isWeaker } from "../../../core/privacy/masking/resolve-mask.ts";

/** A rule as its form has it; a step is written as on the command line, such as `age-band:10`. */
export interface RuleDraft {
	name: string;
	/** `label email` or `field income`. */
	about: string;
	roles: string[];
	purposes: string[];
	contexts: string[];
	steps: string[];
}

export const NEW_RULE: RuleDraft = { name: "", about: "", roles: [], purposes: [], contexts: [], steps: ["redact"] };

export interface JudgedDraft {
	rule?: MaskingRule;
	/** The first thing that is wrong with it. */
	problem?: string;
	/** It shows more than the built-in masks. */
	weaker: boolean;
}

/** What the schema says of a draft. `labels` are those that it concerns. */
export function judgeDraft(draft: RuleDraft, labels: readonly Label[]): JudgedDraft {
	const [kind = "", ...about] = draft.about.split(" ");
	if (about.length === 0) return { problem: "Say what it is for.", weaker: false };
	const parsed = MaskingRule.safeParse({
		[kind]: about.join(" "),
		mask: maskFromText(draft.steps.join(",")),
		...(draft.roles.length > 0 && { roles: draft.roles }),
		...(draft.purposes.length > 0 && { purposes: draft.purposes }),
		...(draft.contexts.length > 0 && { contexts: draft.contexts }),
	});
	if (!parsed.success) return { problem: parsed.error.issues[0]?.message ?? "It cannot be used so.", weaker: false };
	return { rule: parsed.data, weaker: isWeaker(parsed.data.mask, labels) };
}

/** A rule in force, to be changed. */
export function draftOf({ name, rule }: { name: string; rule: MaskingRule }): RuleDraft {
	return {
		name,
		about: rule.label === undefined ? `field ${rule.field}` : `label ${rule.label}`,
		roles: [...(rule.roles ?? [])],
		purposes: [...(rule.purposes ?? [])],
		contexts: [...(rule.contexts ?? [])],
		steps: maskText(rule.mask).split(", "),
	};
}
