import { z } from "zod";
import { FieldName } from "../../catalogue/field.ts";
import { Metric, PrivacyModel, SensitiveModel } from "../anonymity/privacy-model.ts";

/**
 * What a column of an extract is. `quasi`: others may know it of a person, so it is generalised. `sensitive`: nobody may
 * learn it of a person. `plain`: said by whoever asks to be neither; it leaves as it is.
 */
export const ColumnRole = z.enum(["quasi", "sensitive", "plain"]);
export type ColumnRole = z.infer<typeof ColumnRole>;

export const ExtractColumn = SensitiveModel.extend({
	field: FieldName,
	role: ColumnRole,
	/** Own hierarchy of a quasi-identifier, or of a hierarchical distance, as CSV: a row a value, coarser to the right. */
	hierarchy: z.string().max(4_000_000).optional(),
}).refine(({ role, diversity, closeness }) => role === "sensitive" || (!diversity && !closeness), {
	message: "diversity and closeness are asked of sensitive columns",
	path: ["role"],
});
export type ExtractColumn = z.infer<typeof ExtractColumn>;

export const ExtractPlan = PrivacyModel.extend({
	columns: z.array(ExtractColumn).min(1).max(30),
	metric: Metric.default("entropy"),
	/** Whole columns, searched for the optimum; rows in parts, for large data; or whichever fits. */
	method: z.enum(["automatic", "whole-columns", "local"]).default("automatic"),
})
	.refine(({ columns }) => columns.some(({ role }) => role === "quasi"), {
		message: "at least one column is a quasi-identifier",
		path: ["columns"],
	})
	.refine(({ columns }) => new Set(columns.map(({ field }) => field)).size === columns.length, {
		message: "a field is named once",
		path: ["columns"],
	});
export type ExtractPlan = z.infer<typeof ExtractPlan>;
