import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { FieldName, Label } from "../../core/catalogue/field.ts";
import { Mask } from "../../core/privacy/masking/mask.ts";
import {
	isForOne,
	MaskContext,
	MaskingRule,
	MaskingRuleName,
	MaskingRuleShape,
	NOT_FOR_ONE,
} from "../../core/privacy/masking/masking-rule.ts";
import { Slug } from "../../core/segments/slug.ts";
import { route } from "../route.ts";

const NameParams = z.object({ name: MaskingRuleName });
const Strength = z.int().min(0).max(100);

const MaskingRuleView = z.object({
	name: MaskingRuleName,
	rule: MaskingRuleShape,
	strength: Strength,
	weakens: z.boolean(),
	because: z.string(),
	version: z.int().positive(),
	changedAt: z.string(),
	changedBy: z.string(),
	warnings: z.array(z.string()),
});

const MaskingRuleVersionView = z.object({
	version: z.int().positive(),
	at: z.string(),
	author: z.string(),
	because: z.string(),
	weakens: z.boolean(),
	mask: Mask.nullable(),
});

const TriedMask = z.object({
	label: Label.optional(),
	field: FieldName.optional(),
	value: z.string(),
	shown: z.string(),
	mask: Mask,
	strength: Strength,
	rule: MaskingRuleName.optional(),
	weakened: z.boolean(),
});

const subject = { area: "privacy", resourceKind: "Mask" } as const;
const reading = { ...subject, mutates: false, success: 200 } as const;

export const maskRoutes = {
	listMasks: route({
		...reading,
		method: "GET",
		path: "/masks",
		summary: "List the built-in masks by label, and the workspace's masking rules",
		action: "mask:list",
		response: z.object({
			defaults: z.array(z.object({ label: Label, mask: Mask, strength: Strength })),
			items: z.array(MaskingRuleView),
		}),
	}),
	getMask: route({
		...reading,
		resourceParam: "name",
		method: "GET",
		path: "/masks/:name",
		summary: "Show a masking rule with all its versions",
		action: "mask:show",
		params: NameParams,
		response: z.object({ rule: MaskingRuleView.nullable(), versions: z.array(MaskingRuleVersionView) }),
	}),
	tryMasks: route({
		...reading,
		method: "POST",
		path: "/masks/try",
		summary: "See made-up values as a role sees them, under the rules in force or a proposed one",
		description: "No value of a customer is read.",
		action: "mask:try",
		body: z.object({
			role: RoleName,
			purpose: Slug.optional(),
			contexts: z.array(MaskContext).min(1).default(["preview"]),
			draft: z.object({ name: MaskingRuleName, rule: MaskingRule }).optional(),
		}),
		response: z.object({ items: z.array(TriedMask), warnings: z.array(z.string()) }),
		example: { role: "marketer", purpose: "win-back-email" },
	}),
	setMask: route({
		...subject,
		resourceParam: "name",
		method: "PUT",
		path: "/masks/:name",
		summary: "Hide more: put a masking rule in force beside the built-in masks, at once",
		description: "Of all masks that apply the strongest wins. Every version is kept.",
		action: "mask:set",
		params: NameParams,
		body: MaskingRule,
		response: MaskingRuleView,
		mutates: true,
		success: 200,
		example: { label: "birth-date", roles: ["analyst"], mask: [{ kind: "age-band", years: 10 }] },
	}),
	weakenMask: route({
		...subject,
		resourceParam: "name",
		method: "PUT",
		path: "/masks/:name/weaker",
		summary: "Show more than the built-in mask of a label or field does, for a stated reason",
		description: "Takes the place of the built-in masks where it applies; any stronger rule beside it still wins.",
		action: "mask:weaken",
		params: NameParams,
		body: MaskingRuleShape.extend({ because: z.string().trim().min(10).max(500) }).refine(isForOne, NOT_FOR_ONE),
		response: MaskingRuleView,
		mutates: true,
		success: 200,
		example: {
			label: "birth-date",
			purposes: ["birthday-greetings"],
			mask: [{ kind: "month" }],
			because: "Greetings are sent in the month of the birthday.",
		},
	}),
	removeMask: route({
		...subject,
		resourceParam: "name",
		method: "DELETE",
		path: "/masks/:name",
		summary: "Take a masking rule out of force; its versions are kept",
		action: "mask:remove",
		params: NameParams,
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
