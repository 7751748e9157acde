import type { Label } from "../../core/catalogue/field.ts";
import { isDirectIdentifier, isSensitive } from "../../core/catalogue/label-policy.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { MaskingRule } from "../../core/privacy/masking/masking-rule.ts";
import { pipelineIssue } from "../../core/privacy/masking/pipeline.ts";
import { isWeaker } from "../../core/privacy/masking/resolve-mask.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import { roleNames } from "../access/policies/role-inventory.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "store">;

/**
 * What a rule is about must be there, and its mask must fit it.
 *
 * @throws SegwardError `masking-rule-invalid` with the place; `mask-weaker` where it shows more than the built-in masks and
 *   `weakens` is not set.
 */
export async function checkMaskingRule(
	deps: Deps,
	workspaceId: string,
	rule: MaskingRule,
	weakens: boolean,
): Promise<void> {
	const known = await roleNames(deps, workspaceId);
	const unknown = rule.roles?.findIndex((role) => !known.includes(role)) ?? -1;
	if (unknown >= 0) {
		throw invalid(`roles[${unknown}]`, `There is no role ${rule.roles?.[unknown]}.`, "See 'segward role list'.");
	}
	const labels = await labelsConcerned(deps, workspaceId, rule);
	const weaker = isWeaker(rule.mask, labels);
	if (weaker && !weakens) {
		throw new SegwardError("mask-weaker", {
			path: "mask",
			hint: "Choose a stronger mask; or weaken the built-in one on purpose, with a reason: 'segward mask weaken'.",
		});
	}
	if (weakens && !weaker) throw invalid("mask", "This mask weakens nothing.", "Set it without a reason.");
	if (weakens && strengthOf(rule.mask) === 0 && (isDirectIdentifier(labels) || isSensitive(labels))) {
		throw invalid(
			"mask",
			"Identifiers and sensitive values are never shown to everybody as they are.",
			"Un-mask single fields of single customers, with a reason.",
		);
	}
}

/** Of the label, or of every field that has the name; a mask must be made for the type of each of those. */
async function labelsConcerned({ store }: Deps, workspaceId: string, rule: MaskingRule): Promise<Label[]> {
	if (rule.label !== undefined) return [rule.label];
	const fields = (await store.fields.list(workspaceId)).filter(({ name }) => name === rule.field);
	if (fields.length === 0) {
		throw invalid("field", `There is no field ${rule.field}.`, "See 'segward field list'.");
	}
	for (const { type } of fields) {
		const issue = pipelineIssue(rule.mask, type);
		if (issue) throw invalid(`mask[${issue.index}].kind`, `${issue.message}.`);
	}
	return [...new Set(fields.flatMap(({ labels }) => labels))];
}

function invalid(path: string, detail: string, hint?: string): SegwardError {
	return new SegwardError("masking-rule-invalid", { path, detail, ...(hint === undefined ? {} : { hint }) });
}
