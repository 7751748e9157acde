import { z } from "zod";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { RefreshRecord, ReviewStage, SegmentState } from "../../core/segments/segment-record.ts";
import { SegmentReview } from "../../core/segments/segment-review.ts";
import { Document, Instant, ResourceName } from "../parts.ts";

/** A refresh with protected sizes. */
export const RefreshView = RefreshRecord.omit({
	segmentNo: true,
	size: true,
	entered: true,
	left: true,
	published: true,
}).extend({
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
	/** Where a newer version, or a segment that never counted, stands; absent where nothing waits. */
	review: ReviewStage.optional(),
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

/** Who asked for and who decided about a version; ids stay inside. */
export const ReviewView = SegmentReview.omit({ no: true, requestedById: true, decidedById: true });
export type ReviewView = z.infer<typeof ReviewView>;

export const SegmentView = SegmentSummary.extend({
	/** The whole segment document, of the version that counts. */
	document: z.unknown(),
	approval: z.object({
		/** What the caller changes counts only after somebody else let it through. */
		required: z.boolean(),
		/** A version was let through, or nobody had to. */
		approved: z.boolean(),
		review: ReviewStage.optional(),
		newestVersion: z.int().positive(),
		/** Who let the version that counts through; absent where nobody had to. */
		approval: ReviewView.optional(),
		/** The last request to let the newest version through, while that does not count. */
		request: ReviewView.optional(),
		/** A newer version that waits beside the one that counts. */
		proposal: z
			.object({
				version: z.int().positive(),
				author: z.string(),
				createdAt: z.iso.datetime(),
				document: z.unknown(),
			})
			.optional(),
		/** While in review: what the caller may do about it. */
		you: z.enum(["approve", "self-approve", "nothing"]).optional(),
	}),
});

/** A rule given as a document, or the name of a stored segment. */
export const RuleReference = z
	.object({ document: Document.optional(), name: ResourceName.optional(), asOf: Instant.optional() })
	.refine((input) => (input.document === undefined) !== (input.name === undefined), {
		message: "give either a document or the name of a segment",
		path: ["document"],
	});
