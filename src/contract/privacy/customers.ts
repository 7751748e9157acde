import { z } from "zod";
import { FieldKind, FieldName, Label } from "../../core/catalogue/field.ts";
import { MaskingRuleName } from "../../core/privacy/masking/masking-rule.ts";
import { SeeAs, SeenAs } from "../../core/privacy/masking/see-as.ts";
import { Slug } from "../../core/segments/slug.ts";
import { MaskedValues } from "../parts.ts";
import { route } from "../route.ts";

/** Names a customer for a quarter of an hour; sealed, and of no meaning elsewhere. */
const CustomerHandle = z.string().min(1).max(300);

const ShownField = z.object({
	name: FieldName,
	kind: FieldKind,
	labels: z.array(Label),
	value: z.union([z.string(), z.array(z.string()), z.null()]),
	/** Something of the value is hidden. */
	masked: z.boolean(),
	/** The masking rule it comes from; absent: a built-in mask. */
	rule: MaskingRuleName.optional(),
	/** The caller may see this value unmasked, with a reason and a fresh second factor. */
	unmaskable: z.boolean(),
});

const CustomerView = z.object({
	customer: CustomerHandle,
	pseudonym: z.string(),
	fields: z.array(ShownField),
	events: z.array(z.object({ name: z.string(), at: z.iso.datetime(), properties: MaskedValues })),
	/** Those that the caller may see, as of their newest refresh. */
	segments: z.array(z.object({ name: z.string(), title: z.string(), asOf: z.iso.datetime() })),
	/** With `seeAs`: what that role would see of this customer; `known`: not hidden from it as a minor. */
	seenAs: SeenAs.extend({ known: z.boolean() }).optional(),
});

const subject = { area: "privacy", resourceKind: "Customer", mutates: false, success: 200 } as const;

export const customerRoutes = {
	viewCustomer: route({
		...subject,
		method: "POST",
		path: "/customers/view",
		summary: "Look a customer up by an identifier, and see what is known, masked",
		description:
			"`field` is an identifier field or `externalId`. Several customers may share an identifier. Whoever is hidden from the caller is answered like nobody: `not-found`.",
		action: "customer:view",
		body: z.object({
			field: z.union([FieldName, z.literal("externalId")]).default("externalId"),
			value: z.string().min(1).max(1000),
			purpose: Slug,
			/** How many of the newest events. */
			events: z.int().min(0).max(200).default(20),
			/** Shows everything as somebody of this role sees it, and never more than the caller does. */
			seeAs: SeeAs.optional(),
		}),
		response: z.object({ items: z.array(CustomerView) }),
		example: { field: "email", value: "jane.roe@example.com", purpose: "customer-service" },
	}),
	unmaskCustomer: route({
		...subject,
		method: "POST",
		path: "/customers/unmask",
		summary: "See single fields of a customer unmasked, for a stated reason",
		description: "Who, which fields, which customer and why go into the access log before the values leave.",
		action: "customer:unmask",
		body: z.object({
			customer: CustomerHandle,
			fields: z.array(FieldName).min(1).max(5),
			purpose: Slug,
			because: z.string().trim().min(10).max(500),
		}),
		response: z.object({
			values: z.array(z.object({ name: FieldName, value: z.union([z.string(), z.array(z.string()), z.null()]) })),
			/** Until when they may stay on a screen. */
			until: z.iso.datetime(),
		}),
		example: {
			customer: "1-0123",
			fields: ["email"],
			purpose: "customer-service",
			because: "The customer asks which address we have.",
		},
	}),
};
