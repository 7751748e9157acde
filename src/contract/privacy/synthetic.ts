import { z } from "zod";
import { FieldName } from "../../core/catalogue/field.ts";
import { ResourceName } from "../parts.ts";
import { route } from "../route.ts";

const subject = { area: "privacy", resourceKind: "Extract" } as const;

const Source = z.object({
	/** Absent: all customers. */
	segment: ResourceName.optional(),
	purpose: z.string().min(1).max(100),
	rows: z.int().min(1).max(100_000),
});

/** In millionths of ρ; drawn from the budgets for sizes. */
const rho = z.int().min(10_000).max(10_000_000);

/** Invented customers. */
export const syntheticRoutes = {
	makeSyntheticRows: route({
		...subject,
		method: "POST",
		path: "/privacy/synthetic-rows",
		summary: "Invent rows that are distributed like the attributes of a segment or of all customers",
		description:
			"Drawn from counts with noise, so that no row is a customer's: differentially private, paid for from the budgets for sizes. The answer streams. `compared`: JSON lines, first the noisy counts that rows are drawn from, `{marginals, privacy}`, then `{rows}`, arrays of texts in the order of `marginals`.",
		action: "synthetic:make",
		body: Source.extend({
			rho: rho.default(200_000),
			format: z.enum(["csv", "jsonl", "compared"]).default("csv"),
			/** Attributes; absent: all that can be modelled. */
			fields: z.array(FieldName).min(1).max(100).optional(),
		}),
		response: z.string(),
		answerStreams: true,
		mediaType: "text/plain",
		mutates: true,
		success: 200,
		example: { purpose: "tests", rows: 1000, rho: 200_000, format: "csv" },
	}),
	makeStagingCopy: route({
		...subject,
		method: "POST",
		path: "/privacy/staging-copies",
		summary: "Invent customers with events, as files that can be imported into a staging environment",
		description:
			"JSON lines: first `{mappings}`, then pieces of the files, `{file, text}`, in order. Everybody in them is invented.",
		action: "synthetic:copy",
		body: Source.extend({ rho: rho.default(500_000) }),
		response: z.string(),
		answerStreams: true,
		mediaType: "text/plain",
		mutates: true,
		success: 200,
		example: { purpose: "staging", rows: 2000, rho: 500_000 },
	}),
};
