import { SegwardError } from "../../../core/error/segward-error.ts";
import { SegmentReview } from "../../../core/segments/segment-review.ts";
import type { SegmentReviewStore } from "../../../ports/segment-reviews.ts";
import { atomically, type Connection } from "./connection.ts";
import type { SegmentReviewRow } from "./tables.ts";

export function segmentReviews(db: Connection): SegmentReviewStore {
	return {
		request: (workspaceId, segmentNo, request) =>
			atomically(db, async (inside) => {
				const [newest] = await ofSegment(inside, workspaceId, segmentNo).limit(1).execute();
				if (newest?.state === "in-review") {
					throw new SegwardError("state-conflict", { detail: "A review of this segment is asked for already." });
				}
				const row: SegmentReviewRow = {
					workspace_id: workspaceId,
					segment_no: segmentNo,
					no: (newest?.no ?? 0) + 1,
					version: request.version,
					state: "in-review",
					requested_by: request.requestedBy,
					requested_by_id: request.requestedById,
					requested_at: request.requestedAt,
					note: request.note,
					decided_by: null,
					decided_by_id: null,
					decided_at: null,
					reason: null,
					self_approved: 0,
				};
				await inside.insertInto("segment_reviews").values(row).execute();
				return toReview(row);
			}),
		async open(workspaceId, segmentNo) {
			const row = await ofSegment(db, workspaceId, segmentNo).where("state", "=", "in-review").executeTakeFirst();
			return row && toReview(row);
		},
		async settle(workspaceId, segmentNo, version, decision) {
			const { numUpdatedRows } = await db
				.updateTable("segment_reviews")
				.set({
					state: decision.state,
					decided_by: decision.decidedBy ?? null,
					decided_by_id: decision.decidedById ?? null,
					decided_at: decision.decidedAt ?? null,
					reason: decision.reason ?? null,
					self_approved: decision.selfApproved ? 1 : 0,
				})
				.where("workspace_id", "=", workspaceId)
				.where("segment_no", "=", segmentNo)
				.where("version", "=", version)
				.where("state", "=", "in-review")
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async list(workspaceId, segmentNo) {
			return (await ofSegment(db, workspaceId, segmentNo).execute()).map(toReview);
		},
	};
}

function ofSegment(db: Connection, workspaceId: string, segmentNo: number) {
	return db
		.selectFrom("segment_reviews")
		.selectAll()
		.where("workspace_id", "=", workspaceId)
		.where("segment_no", "=", segmentNo)
		.orderBy("no", "desc");
}

function toReview(row: SegmentReviewRow): SegmentReview {
	return SegmentReview.parse({
		no: row.no,
		version: row.version,
		state: row.state,
		requestedBy: row.requested_by,
		requestedById: row.requested_by_id,
		requestedAt: row.requested_at,
		note: row.note,
		decidedBy: row.decided_by ?? undefined,
		decidedById: row.decided_by_id ?? undefined,
		decidedAt: row.decided_at ?? undefined,
		reason: row.reason ?? undefined,
		selfApproved: row.self_approved === 1,
	});
}
