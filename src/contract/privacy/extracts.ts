import { z } from "zod";
import { FieldType, Label } from "../../core/catalogue/field.ts";
import { ColumnRole, ExtractPlan } from "../../core/privacy/extract/extract-plan.ts";
import { ExtractRecord } from "../../core/privacy/extract/extract-record.ts";
import { allOf, IdParams, ResourceName } from "../parts.ts";
import { route } from "../route.ts";

export const ProposedColumn = z.object({
	field: z.string(),
	type: FieldType,
	labels: z.array(Label),
	distinctCount: z.int().nonnegative().optional(),
	/** Absent: leave it out. */
	role: ColumnRole.optional(),
	/** Why it can be in no extract. */
	barred: z.string().optional(),
});

const subject = { area: "privacy", resourceKind: "Extract" } as const;
const oneExtract = { ...subject, resourceParam: "id", params: IdParams } as const;

/** Anonymised extracts of segments. */
export const extractRoutes = {
	proposeExtract: route({
		...subject,
		method: "POST",
		path: "/privacy/extracts/propose",
		summary: "Propose what each field is in an extract of a segment",
		action: "extract:propose",
		body: z.object({ segment: ResourceName }),
		response: z.object({ segment: z.string(), purpose: z.string(), columns: z.array(ProposedColumn) }),
		mutates: false,
		success: 200,
		example: { segment: "recent-buyers" },
	}),
	createExtract: route({
		...subject,
		method: "POST",
		path: "/privacy/extracts",
		summary: "Make an anonymised extract of a segment's newest membership",
		description:
			"The rows are generalised until everybody looks like at least k − 1 others, and stay here, sealed, until they are downloaded or expire. With `background`, answers once it is started. The same plan over the same members and data gives the extract that is there already. Any other spends budget of protected sizes.",
		action: "extract:create",
		body: z.object({
			segment: ResourceName,
			plan: ExtractPlan,
			keepDays: z.int().min(1).max(90).default(7),
			/** Of all members, for whoever may see exact sizes; otherwise members are drawn at random, some dozens fewer. */
			allRows: z.boolean().default(false),
			background: z.boolean().default(false),
		}),
		// Hierarchies of large columns come with the plan.
		bodyBytes: 16 * 1_048_576,
		response: ExtractRecord,
		mutates: true,
		idempotencyKey: true,
		success: 201,
		example: {
			segment: "recent-buyers",
			plan: {
				k: 5,
				suppressionLimit: 0.05,
				columns: [
					{ field: "age", role: "quasi" },
					{ field: "country", role: "quasi" },
					{ field: "plan", role: "sensitive", diversity: { kind: "distinct", l: 2 } },
				],
			},
		},
	}),
	listExtracts: route({
		...subject,
		method: "GET",
		path: "/privacy/extracts",
		summary: "List extracts, newest first",
		action: "extract:list",
		response: allOf(ExtractRecord),
		mutates: false,
		success: 200,
	}),
	getExtract: route({
		...oneExtract,
		method: "GET",
		path: "/privacy/extracts/:id",
		summary: "Show an extract with its risk and utility",
		action: "extract:show",
		response: ExtractRecord,
		mutates: false,
		success: 200,
	}),
	downloadExtract: route({
		...oneExtract,
		method: "POST",
		path: "/privacy/extracts/:id/download",
		summary: "Take the file of an extract, part by part",
		description: "Begin with part 0 and go on with `next` until there is none; joined, the parts are the file.",
		action: "extract:download",
		body: z.object({
			purpose: z.string().min(1).max(100),
			format: z.enum(["csv", "jsonl"]).default("csv"),
			part: z.int().nonnegative().default(0),
		}),
		response: z.object({
			content: z.string(),
			/** Of the stored rows; the same for every part. */
			digest: z.string(),
			next: z.int().positive().optional(),
		}),
		mutates: true,
		success: 200,
		example: { purpose: "market-research", format: "csv", part: 0 },
	}),
	removeExtract: route({
		...oneExtract,
		method: "DELETE",
		path: "/privacy/extracts/:id",
		summary: "Stop an extract or remove its rows",
		action: "extract:remove",
		response: ExtractRecord,
		mutates: true,
		success: 200,
	}),
};
