import type { SegmentReview } from "../core/segments/segment-review.ts";

export type ReviewRequest = Pick<SegmentReview, "version" | "requestedBy" | "requestedById" | "requestedAt" | "note">;

export type ReviewDecision = Pick<
	SegmentReview,
	"decidedBy" | "decidedById" | "decidedAt" | "reason" | "selfApproved"
> & {
	state: "approved" | "returned" | "withdrawn";
};

/** Requests to let a version of a segment through; one at a time is open. */
export interface SegmentReviewStore {
	/** @throws SegwardError `state-conflict` where one is open. */
	request(workspaceId: string, segmentNo: number, request: ReviewRequest): Promise<SegmentReview>;
	open(workspaceId: string, segmentNo: number): Promise<SegmentReview | undefined>;
	/** Settles the open request of this version; false where there is none, so that of several callers one succeeds. */
	settle(workspaceId: string, segmentNo: number, version: number, decision: ReviewDecision): Promise<boolean>;
	/** Newest first. */
	list(workspaceId: string, segmentNo: number): Promise<SegmentReview[]>;
}
