import { z } from "zod";
import { RoleName } from "../../access/role.ts";
import { FieldName } from "../../catalogue/field.ts";
import { Slug } from "../../segments/slug.ts";
import { ProtectedSize } from "../protected-size.ts";
import { Mask } from "./mask.ts";
import { MaskContext, MaskingRuleName } from "./masking-rule.ts";

/** Whose eyes to look through: somebody who holds this role alone. */
export const SeeAs = z.strictObject({
	role: RoleName,
	/** Absent: the purpose that is looked at for. */
	purpose: Slug.optional(),
	/** Absent: the place that is looked at. */
	context: MaskContext.optional(),
});
export type SeeAs = z.infer<typeof SeeAs>;

/**
 * What of a field's values is shown: as the role sees them; as the caller sees them, for the role sees no less; nothing,
 * because the two masks show different things; or nothing, because the role may not see the field at all.
 */
export const ShownOfField = z.enum(["theirs", "yours", "neither", "hidden"]);

export const FieldSeenAs = z.object({
	name: FieldName,
	shown: ShownOfField,
	/** The role's mask, and the masking rule it comes from. */
	mask: Mask,
	rule: MaskingRuleName.optional(),
	/** Why the role may not see it. */
	because: z.string().optional(),
});
export type FieldSeenAs = z.infer<typeof FieldSeenAs>;

export const SeenAs = z.object({
	role: RoleName,
	purpose: Slug,
	context: MaskContext,
	/** The role may do what shows such values there. */
	permitted: z.boolean(),
	/** Those that the caller sees. */
	fields: z.array(FieldSeenAs),
});
export type SeenAs = z.infer<typeof SeenAs>;

/**
 * The size that the role would be given. `exact`: the exact one, which the caller is not shown; `unasked`: one with noise,
 * which nobody has paid for yet; `none`: it may not ask.
 */
export const SizeSeenAs = z.union([
	ProtectedSize,
	z.object({ kind: z.literal("exact-for-them") }),
	z.object({ kind: z.literal("unasked") }),
	z.object({ kind: z.literal("none") }),
]);
export type SizeSeenAs = z.infer<typeof SizeSeenAs>;
