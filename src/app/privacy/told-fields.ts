import type { Field } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { strengthOf } from "../../core/privacy/masking/strength.ts";
import { tellsMore } from "../../core/privacy/masking/tells-more.ts";
import { isUsed, valueUsesIn } from "../../core/segments/value-uses.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import { fieldsOfRule, partsOfRule } from "../segments/fields-of-rule.ts";
import type { MaskedFields } from "./masked-fields.ts";

/** Of which fields it would tell more than their masks show that somebody fits a rule. */
export interface Telling {
	workspaceId: string;
	rule: unknown;
	masked: MaskedFields;
}

/** The first field masked by a rule of the workspace that membership would tell more of; also through other segments. */
export function fieldToldByMembership(store: ControlStore, telling: Telling): Promise<Field | undefined> {
	return fieldTold(store, telling, telling.masked.byRule);
}

/** In samples, which are to show how a segment looks, the masks that come with labels count for attributes too. */
export function fieldToldBySample(store: ControlStore, telling: Telling): Promise<Field | undefined> {
	const { masked } = telling;
	return fieldTold(
		store,
		telling,
		(field) => masked.byRule(field) || (field.kind === "attribute" && strengthOf(masked.of(field).mask) > 0),
	);
}

/**
 * For answers about single customers that would tell who fits a rule.
 *
 * @throws SegwardError `field-forbidden` where that tells more of a field than the masking rule shows which masks it.
 */
export async function refuseTold(store: ControlStore, telling: Telling): Promise<void> {
	const told = await fieldToldByMembership(store, telling);
	if (told === undefined) return;
	throw new SegwardError("field-forbidden", {
		detail: `This would tell more of ${told.name} than the masking rule ${telling.masked.of(told).rule} shows you.`,
		hint: "Ask a privacy officer.",
	});
}

async function fieldTold(
	store: ControlStore,
	{ workspaceId, rule, masked }: Telling,
	counts: (field: Field) => boolean,
): Promise<Field | undefined> {
	const fields = (await fieldsOfRule(store, workspaceId, rule)).filter(counts);
	if (fields.length === 0) return undefined;
	const uses = (await partsOfRule(store, workspaceId, rule)).flatMap(valueUsesIn);
	return fields.find((field) => {
		const shown = { mask: masked.of(field).mask, type: field.type, show: masked.shownAs(field) };
		return uses.some((use) => isUsed(use, field) && tellsMore(use.predicate, shown));
	});
}
