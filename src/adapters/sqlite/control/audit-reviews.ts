import type { Selectable } from "kysely";
import { AuditReview } from "../../../core/audit/review/audit-review.ts";
import { ReviewSchedule } from "../../../core/audit/review/review-schedule.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { AuditReviewStore } from "../../../ports/audit-reviews.ts";
import type { Connection } from "./connection.ts";
import type { AuditReviewRow, ReviewScheduleRow } from "./tables.ts";

export function auditReviews(db: Connection): AuditReviewStore {
	return {
		async schedules(workspaceId) {
			return (await schedulesOf(db, workspaceId).orderBy("name").execute()).map(toSchedule);
		},
		async findSchedule(workspaceId, name) {
			const row = await schedulesOf(db, workspaceId).where("name", "=", name).executeTakeFirst();
			return row && toSchedule(row);
		},
		async putSchedule(workspaceId, { name, createdAt, ...rest }) {
			const plan = JSON.stringify(rest);
			await db
				.insertInto("review_schedules")
				.values({ workspace_id: workspaceId, name, plan, created_at: createdAt })
				.onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet({ plan }))
				.execute();
		},
		async add(workspaceId, { signature, ...review }) {
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("audit_reviews")
				.values({
					workspace_id: workspaceId,
					id: review.id,
					schedule: review.schedule.name,
					period_end: review.periodEnd,
					made_by: review.madeBy ?? null,
					body: JSON.stringify(review),
					signature: signature === undefined ? null : JSON.stringify(signature),
				})
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			if (numInsertedOrUpdatedRows === 0n) throw new SegwardError("name-taken", { detail: "There is such a review." });
		},
		async find(workspaceId, id) {
			const row = await reviewsOf(db, workspaceId).where("id", "=", id).executeTakeFirst();
			return row && toReview(row);
		},
		async list(workspaceId, limit) {
			const rows = await reviewsOf(db, workspaceId).orderBy("period_end", "desc").orderBy("id").limit(limit).execute();
			return rows.map(toReview);
		},
		async unsigned(workspaceId) {
			const rows = await reviewsOf(db, workspaceId).where("signature", "is", null).orderBy("period_end").execute();
			return rows.map(toReview);
		},
		async newestDue(workspaceId, schedule) {
			const row = await reviewsOf(db, workspaceId)
				.where("schedule", "=", schedule)
				.where("made_by", "is", null)
				.orderBy("period_end", "desc")
				.limit(1)
				.executeTakeFirst();
			return row && toReview(row);
		},
		async sign(workspaceId, id, signature) {
			const { numUpdatedRows } = await db
				.updateTable("audit_reviews")
				.set({ signature: JSON.stringify(signature) })
				.where("workspace_id", "=", workspaceId)
				.where("id", "=", id)
				.where("signature", "is", null)
				.executeTakeFirst();
			return numUpdatedRows > 0n;
		},
		async takeReminder(workspaceId, id, reminder) {
			const { numInsertedOrUpdatedRows } = await db
				.insertInto("review_reminders")
				.values({ workspace_id: workspaceId, review_id: id, reminder })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			return numInsertedOrUpdatedRows === 1n;
		},
	};
}

function schedulesOf(db: Connection, workspaceId: string) {
	return db.selectFrom("review_schedules").selectAll().where("workspace_id", "=", workspaceId);
}

function reviewsOf(db: Connection, workspaceId: string) {
	return db.selectFrom("audit_reviews").selectAll().where("workspace_id", "=", workspaceId);
}

function toSchedule({ name, plan, created_at }: Selectable<ReviewScheduleRow>): ReviewSchedule {
	return ReviewSchedule.parse({ ...JSON.parse(plan), name, createdAt: created_at });
}

function toReview({ body, signature }: Selectable<AuditReviewRow>): AuditReview {
	const signed = signature === null ? {} : { signature: JSON.parse(signature) };
	return AuditReview.parse({ ...JSON.parse(body), ...signed });
}
