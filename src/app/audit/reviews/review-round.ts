import { type AuditReview, reviewState } from "../../../core/audit/review/audit-review.ts";
import { endedPeriods } from "../../../core/audit/review/review-period.ts";
import type { ReviewSchedule } from "../../../core/audit/review/review-schedule.ts";
import type { ReviewReminder } from "../../../ports/audit-reviews.ts";
import { isoInstant, type Services } from "../../services.ts";
import { type MakeDeps, makeReview } from "./make-review.ts";
import { reviewReminder } from "./review-messages.ts";
import { reviewersIn } from "./reviewers.ts";
import { ensureFirstSchedule } from "./schedules.ts";

type RoundDeps = MakeDeps & Pick<Services, "register" | "policies" | "mail" | "settings" | "stateDigest" | "newId">;

/** Makes the reviews whose periods have ended, and reminds reviewers of those that wait. */
export async function reviewRound(deps: RoundDeps): Promise<void> {
	const { store, clock } = deps;
	for (const { id: workspaceId, archivedAt } of await store.workspaces.list()) {
		if (archivedAt !== undefined) continue;
		await ensureFirstSchedule(deps, workspaceId);
		for (const schedule of await store.auditReviews.schedules(workspaceId)) {
			if (!schedule.paused) await makeDue(deps, workspaceId, schedule);
		}
		for (const review of await store.auditReviews.unsigned(workspaceId)) {
			const reminder = reviewState(review, clock.now()) === "overdue" ? "overdue" : "made";
			await remind(deps, workspaceId, review, reminder);
		}
	}
}

async function makeDue(deps: RoundDeps, workspaceId: string, schedule: ReviewSchedule): Promise<void> {
	const newest = await deps.store.auditReviews.newestDue(workspaceId, schedule.name);
	const sinceMs = Date.parse(newest?.periodEnd ?? schedule.createdAt);
	const ended = endedPeriods(schedule.cadence, schedule.timeZone, { sinceMs, nowMs: deps.clock.now() });
	for (const period of ended) {
		const review = await makeReview(deps, workspaceId, schedule, period);
		await record(deps, workspaceId, review);
	}
}

/** The log holds a digest of what there is to review, so that nobody can change it unseen. */
async function record({ audit, clock, stateDigest, newId }: RoundDeps, workspaceId: string, review: AuditReview) {
	const what = `audit-review/${review.id}`;
	await audit.append({
		at: isoInstant(clock.now()),
		workspaceId,
		actor: "segward",
		role: "none",
		action: "audit-review:start",
		resource: `auditreview/${review.id}`,
		decision: "allow",
		outcome: "done",
		changes: [{ what, after: stateDigest(workspaceId, what, review) }],
		requestId: newId(),
	});
}

async function remind(deps: RoundDeps, workspaceId: string, review: AuditReview, reminder: ReviewReminder) {
	const { store, mail, settings } = deps;
	if (!(await store.auditReviews.takeReminder(workspaceId, review.id, reminder))) return;
	for (const person of await reviewersIn(deps, workspaceId, review.schedule.reviewer)) {
		await mail.send(reviewReminder(person, review, reminder, settings.publicUrl));
	}
}
