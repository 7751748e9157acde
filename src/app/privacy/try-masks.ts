import { Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { compileMask } from "../../core/privacy/masking/compile-mask.ts";
import { MADE_UP_VALUES } from "../../core/privacy/masking/made-up-values.ts";
import type { Mask } from "../../core/privacy/masking/mask.ts";
import type { MaskingRule, MaskingRuleInForce } from "../../core/privacy/masking/masking-rule.ts";
import {
	isWeaker,
	type MaskCircumstances,
	type ResolvedMask,
	resolveLabelMask,
	resolveMask,
} from "../../core/privacy/masking/resolve-mask.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import { roleNames } from "../access/policies/role-inventory.ts";
import type { UseCase } from "../call.ts";
import type { Services } from "../services.ts";
import { warningsOf } from "./masking-rule-view.ts";

interface TriedMask {
	label?: Label;
	field?: string;
	/** Nobody's. */
	value: string;
	shown: string;
	mask: Mask;
	strength: number;
	rule?: string;
	weakened: boolean;
}

export interface MasksTrial extends Pick<MaskCircumstances, "purpose" | "contexts"> {
	/** A role, as whoever holds it alone would see. */
	role: string;
	/** As if this were in force, in the place of the rule of this name. */
	draft?: { name: string; rule: MaskingRule };
}

/**
 * How somebody of a role sees made-up values, one for each label and one for each field that has a rule of its own. No value
 * of a customer is read.
 *
 * @throws SegwardError `masking-rule-invalid` for an unknown role.
 */
export function tryMasks(
	deps: Pick<Services, "store" | "clock" | "maskKeys">,
): UseCase<MasksTrial, { items: TriedMask[]; warnings: string[] }> {
	return async ({ workspaceId }, { role, draft, purpose, contexts }) => {
		const { store, clock, maskKeys } = deps;
		if (!(await roleNames(deps, workspaceId)).includes(role)) {
			throw new SegwardError("masking-rule-invalid", { path: "role", detail: `There is no role ${role}.` });
		}
		const fields = await store.fields.list(workspaceId);
		const labelsOf = ({ label, field }: MaskingRule) =>
			label === undefined ? fields.filter(({ name }) => name === field).flatMap(({ labels }) => labels) : [label];
		const inForce: readonly MaskingRuleInForce[] = await store.maskingRules.current(workspaceId);
		const rules = draft
			? [
					...inForce.filter(({ name }) => name !== draft.name),
					{ ...draft, weakens: isWeaker(draft.rule.mask, labelsOf(draft.rule)) },
				]
			: inForce;
		const circumstances = { roles: [role], purpose, contexts };
		const keyed = maskKeys.of(workspaceId, purpose ?? "");
		const nowMs = clock.now();
		const tried = (resolved: ResolvedMask, no: number, sample: (typeof MADE_UP_VALUES)[Label]): TriedMask => ({
			value: sample.value,
			shown: compileMask(resolved.mask, { field: { no, type: sample.type }, nowMs, keyed })(sample.value, "nobody"),
			strength: strengthOf(resolved.mask),
			...resolved,
		});
		const ruled = new Set(rules.flatMap(({ rule }) => rule.field ?? []));
		return {
			items: [
				...Label.options.map((label) => ({
					label,
					...tried(resolveLabelMask(label, circumstances, rules), 0, MADE_UP_VALUES[label]),
				})),
				...fields
					.filter(({ name }) => ruled.has(name))
					.map((field) => ({
						field: field.name,
						...tried(resolveMask(field, circumstances, rules), field.no, {
							...MADE_UP_VALUES[field.labels[0] ?? "behavioural"],
							type: field.type,
						}),
					})),
			],
			warnings: draft ? warningsOf(draft.rule) : [],
		};
	};
}
