import { z } from "zod";
import { ProtectedSize } from "../protected-size.ts";
import { ExtractPlan } from "./extract-plan.ts";
import { ExtractReport } from "./extract-report.ts";

/** `removed`: its rows are gone, by hand or because it expired; that it was made stays known. */
export const ExtractState = z.enum(["running", "done", "failed", "cancelled", "removed"]);
export type ExtractState = z.infer<typeof ExtractState>;

/** An anonymised extract of a segment's membership; its rows are kept apart, sealed. */
export const ExtractRecord = z.object({
	id: z.string(),
	segment: z.string(),
	purpose: z.string(),
	state: ExtractState,
	plan: ExtractPlan,
	/** Equal where segment, members, data and plan are: then there is only one. */
	likeness: z.string(),
	/** Its rows are so many members, drawn at random, that their number says no more than `members`; otherwise they are all. */
	drawn: z.boolean().optional(),
	/** Members of the segment, as whoever made it may see their number. */
	members: ProtectedSize.optional(),
	/** When the membership was computed, and of which data its values are. */
	membersAsOf: z.iso.datetime(),
	dataVersion: z.int().nonnegative(),
	/** Extracts of the same segment that were made before and can differ from it: compared, they tell more than each alone. */
	earlier: z.int().nonnegative(),
	startedBy: z.string(),
	startedAt: z.iso.datetime(),
	finishedAt: z.iso.datetime().optional(),
	/** Its rows are gone from then on. */
	expiresAt: z.iso.datetime(),
	report: ExtractReport.optional(),
	/** SHA-256 over the stored rows, hex. */
	digest: z.string().optional(),
	downloads: z.int().nonnegative(),
	lastDownloadAt: z.iso.datetime().optional(),
	errorCode: z.string().optional(),
	errorDetail: z.string().optional(),
});
export type ExtractRecord = z.infer<typeof ExtractRecord>;
