import { z } from "zod";
import { Field, FieldKind, FieldName, Label } from "../../core/catalogue/field.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

/**
 * A field, and what the caller may do with it. What was measured of it is left out where the caller may not see it; without
 * exact sizes, completeness is of fields of customers only, with noise, and distinct values are not counted.
 */
export const FieldView = Field.extend({
	/** Put it into a rule, for any purpose; for some purposes it may be otherwise. */
	mayUse: z.boolean(),
	/** See its values, masked, and how they are distributed. */
	maySee: z.boolean(),
	keptBecause: z.string().optional(),
});
export type FieldView = z.infer<typeof FieldView>;

export const fieldRoutes = {
	listFields: route({
		area: "catalogue",
		resourceKind: "Field",
		method: "GET",
		path: "/fields",
		summary: "List the fields of the catalogue",
		action: "field:list",
		query: z.object({ kind: FieldKind.optional() }),
		response: allOf(FieldView),
		mutates: false,
		success: 200,
	}),
	updateField: route({
		area: "catalogue",
		resourceKind: "Field",
		resourceParam: "name",
		method: "PATCH",
		path: "/fields/:kind/:name",
		summary: "Change or confirm the labels and description of a field",
		action: "field:update",
		params: z.object({ kind: FieldKind, name: FieldName }),
		body: z.object({
			labels: z.array(Label).max(20).optional(),
			description: z.string().max(500).optional(),
			confirmed: z.boolean().optional(),
		}),
		response: FieldView,
		mutates: true,
		idempotencyKey: true,
		success: 200,
		example: { labels: ["demographic"], confirmed: true },
	}),
};
