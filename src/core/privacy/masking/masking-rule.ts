import { z } from "zod";
import { RoleName } from "../../access/role.ts";
import { FieldName, Label } from "../../catalogue/field.ts";
import { Slug } from "../../segments/slug.ts";
import { Mask } from "./mask.ts";

/**
 * Where values are looked at: samples, lists of members and distributions; the view of one customer; what leaves as a file;
 * and any of these when a program asks.
 */
export const MaskContext = z.enum(["preview", "customer-view", "export", "api"]);
export type MaskContext = z.infer<typeof MaskContext>;

export const MaskingRuleName = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower-case letters, digits or '-'; starts with a letter or digit; at most 40");

const shape = {
	/** Of the fields it is for; or one `field`, by name. */
	label: Label.optional(),
	field: FieldName.optional(),
	/** Whom, what for and where it concerns; absent: everybody, everything, everywhere. */
	roles: z.array(RoleName).min(1).max(20).optional(),
	purposes: z.array(Slug).min(1).max(20).optional(),
	contexts: z.array(MaskContext).min(1).optional(),
	mask: Mask,
};

/** The parts of a rule. */
export const MaskingRuleShape = z.strictObject(shape);

/** A rule is for a label or for a field, never for both. */
export function isForOne({ label, field }: { label?: unknown; field?: unknown }): boolean {
	return (label === undefined) !== (field === undefined);
}
export const NOT_FOR_ONE = { error: "give a label or a field, one of the two", path: ["label"] };

/** How a workspace wants some values to be shown. */
export const MaskingRule = MaskingRuleShape.refine(isForOne, NOT_FOR_ONE);
export type MaskingRule = Readonly<z.infer<typeof MaskingRule>>;

/** A rule in force. */
export interface MaskingRuleInForce {
	name: string;
	rule: MaskingRule;
	/** It stands in the place of the built-in masks of its label or field, instead of beside them. */
	weakens: boolean;
}
