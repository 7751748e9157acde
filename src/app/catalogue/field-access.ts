import type { Field, Label } from "../../core/catalogue/field.ts";
import { isSensitive, SENSITIVE_LABELS } from "../../core/catalogue/label-policy.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { fieldAttributes } from "../access/resource-attributes.ts";
import { secondFactorAgeSeconds } from "../access/second-factor-age.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";

/** Actions that no door has: doors ask for them about each field that they concern. */
export const FIELD_ACTIONS = ["field:use", "field:see", "field:unmask"] as const;

/** To put a field into a rule; to see its values, masked, or how they are distributed; to see a value unmasked. */
export type FieldAct = (typeof FIELD_ACTIONS)[number];

/** Whether the caller may do this with fields of these labels, for a purpose where one is stated. */
export type FieldAccess = (
	act: FieldAct,
	labels: readonly Label[],
	purpose?: string,
	/** As if the second factor had just been proved. */
	options?: { fresh: boolean },
) => boolean;

/** The decisions of one request: one for each set of labels and purpose, however many rows follow. */
export function fieldAccess(
	{ policies, clock }: Pick<Services, "policies" | "clock">,
	{ principal, from }: Pick<Call, "principal" | "from">,
): FieldAccess {
	const decided = new Map<string, boolean>();
	return (action, labels, purpose, { fresh } = { fresh: false }) => {
		const key = [action, purpose ?? "", fresh, ...new Set(labels)].join(" ");
		const known = decided.get(key);
		if (known !== undefined) return known;
		const { allowed } = policies.decide({
			principal,
			action,
			resourceKind: "Field",
			resourceId: "field",
			resource: fieldAttributes(labels),
			purpose,
			secondFactorAgeSeconds: fresh ? 0 : secondFactorAgeSeconds(principal, clock.now()),
			from,
		});
		decided.set(key, allowed);
		return allowed;
	};
}

/** Why a field is kept from somebody, without a word about its values. */
export function keptBecause({ labels }: Pick<Field, "labels">): string {
	const sensitive = labels.filter((label) => SENSITIVE_LABELS.has(label));
	return isSensitive(labels)
		? `it is labelled ${sensitive.join(", ")}, and the rule sensitive-fields lets only some people use and see that`
		: "it is kept from you: no rule lets you use or see it";
}

/** The same of somebody else. */
export function keptFromRole({ labels }: Pick<Field, "labels">): string {
	return isSensitive(labels) ? keptBecause({ labels }) : "no rule lets this role see it";
}

/** @throws SegwardError `field-forbidden` where the caller may not do this with one of the fields. */
export function refuseFields(access: FieldAccess, act: FieldAct, fields: readonly Field[], purpose?: string): void {
	const kept = fields.find(({ labels }) => !access(act, labels, purpose));
	if (kept === undefined) return;
	throw new SegwardError("field-forbidden", {
		detail: `This concerns the field ${kept.name}: ${keptBecause(kept)}.`,
		hint: "Ask a privacy officer.",
	});
}
