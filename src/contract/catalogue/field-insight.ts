import { z } from "zod";
import { Role } from "../../core/access/role.ts";
import { FieldKind, FieldName, FieldType } from "../../core/catalogue/field.ts";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

export const FieldDistribution = z.object({
	name: z.string(),
	type: FieldType,
	/** What sizes count: an attribute's customers, or a property's events. */
	unit: z.enum(["customers", "events"]),
	total: ProtectedSize,
	missing: ProtectedSize,
	/** `values`: the most frequent ones; `buckets`: equal widths; `hidden`: the labels allow neither. */
	shape: z.enum(["values", "buckets", "hidden"]),
	/** At most 20, most frequent first; each at or above the threshold, masked by its labels. */
	values: z.array(z.object({ value: z.string(), size: ProtectedSize })),
	/** Everything that `values` leaves out, small cells included; without exact sizes, only where a customer has one value. */
	other: ProtectedSize,
	/**
	 * At most 20, ascending; numbers, or days such as `2026-01-31`. From `from` (included) up to `to` (excluded); the
	 * first has no `from` and the last no `to`, since an extreme would be somebody's own value.
	 */
	buckets: z.array(z.object({ from: z.string().optional(), to: z.string().optional(), size: ProtectedSize })),
});
export type FieldDistribution = z.infer<typeof FieldDistribution>;

const oneField = {
	area: "catalogue",
	resourceKind: "Field",
	resourceParam: "name",
	params: z.object({ kind: FieldKind, name: FieldName }),
} as const;

export const fieldInsightRoutes = {
	fieldDistribution: route({
		...oneField,
		method: "GET",
		path: "/fields/:kind/:name/distribution",
		summary: "Show the protected distribution of a field's values",
		description: "Not for identifiers and free text. A cell is shown when it is of enough different customers.",
		action: "field:distribution",
		response: FieldDistribution,
		mutates: false,
		success: 200,
	}),
	fieldUses: route({
		...oneField,
		method: "GET",
		path: "/fields/:kind/:name/uses",
		summary: "List the segments and traits that use a field",
		action: "field:uses",
		response: z.object({
			segments: z.array(z.string()),
			traits: z.array(z.string()),
			/** Built-in roles that may put it into a rule. */
			usableBy: z.array(Role),
			/** Fields that intake derives from it. */
			derived: z.array(z.string()),
		}),
		mutates: false,
		success: 200,
	}),
	listEventNames: route({
		area: "catalogue",
		resourceKind: "Field",
		method: "GET",
		path: "/events",
		summary: "List the events in the data, most frequent first",
		action: "event:list",
		response: allOf(
			z.object({
				name: z.string(),
				events: ProtectedSize,
				customers: ProtectedSize,
				/** Names of the properties that at least one such event has. */
				properties: z.array(z.string()),
			}),
		).extend({
			/**
			 * The newest day, in UTC, on which enough different customers did something to tell it; a date that a few rows have
			 * by mistake does not move it.
			 */
			newestDay: z.iso.date().optional(),
		}),
		mutates: false,
		success: 200,
	}),
};
