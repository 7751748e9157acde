import { z } from "zod";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { RefreshRecord, SegmentState } from "../../core/segments/segment-record.ts";
import { Document, Instant, ResourceName } from "../parts.ts";

/** A refresh with protected sizes. */
export const RefreshView = RefreshRecord.omit({ segmentNo: true, size: true, entered: true, left: true }).extend({
	segment: z.string(),
	size: ProtectedSize,
	entered: ProtectedSize,
	left: ProtectedSize,
});
export type RefreshView = z.infer<typeof RefreshView>;

export const SegmentSummary = z.object({
	name: z.string(),
	title: z.string(),
	state: SegmentState,
	owner: z.string(),
	purpose: z.string(),
	tags: z.array(z.string()),
	version: z.int().positive(),
	createdAt: z.iso.datetime(),
	updatedAt: z.iso.datetime(),
	/** The newest finished refresh; absent before the first. */
	lastRefresh: RefreshView.optional(),
	/** Sizes of the last finished refreshes, at most 12, oldest first. */
	trend: z.array(ProtectedSize),
	/** How many single conditions the rule has. */
	conditions: z.int().nonnegative(),
});

const SORT_KEYS = ["name", "title", "size", "updated", "refreshed", "owner"] as const;
export const SegmentSort = z.enum([...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)]);
export type SegmentSort = z.infer<typeof SegmentSort>;

export const SegmentView = SegmentSummary.extend({
	/** The whole segment document. */
	document: z.unknown(),
});

/** A rule given as a document, or the name of a stored segment. */
export const RuleReference = z
	.object({ document: Document.optional(), name: ResourceName.optional(), asOf: Instant.optional() })
	.refine((input) => (input.document === undefined) !== (input.name === undefined), {
		message: "give either a document or the name of a segment",
		path: ["document"],
	});
