import { type AuditReview, reviewState } from "../../../core/audit/review/audit-review.ts";
import { periodAt } from "../../../core/audit/review/review-period.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { type MakeDeps, makeReview } from "./make-review.ts";
import { isReviewer, reviewAttributes } from "./reviewers.ts";
import { findSchedule } from "./schedules.ts";

type ReadDeps = Pick<Services, "store" | "clock" | "register" | "policies">;

const MOST_LISTED = 200;

/** The reviews of the workspace, the newest periods first. */
export function listAuditReviews({ store, clock }: Pick<Services, "store" | "clock">) {
	return async ({ workspaceId }: Call, _input: unknown) => {
		const reviews = await store.auditReviews.list(workspaceId, MOST_LISTED);
		return { items: reviews.map((review) => summaryOf(review, clock.now())) };
	};
}

/** One review with its digest, and whether the caller is to sign it. @throws SegwardError `not-found`. */
export function showAuditReview(deps: ReadDeps) {
	return async (call: Call, { id }: { id: string }) => viewOf(deps, call, await findReview(deps, call.workspaceId, id));
}

/** Makes a review of the period that runs, up to now, for whoever does not want to wait. @throws SegwardError `not-found`. */
export function startAuditReview(deps: ReadDeps & MakeDeps) {
	return async (call: Call, { schedule: name }: { schedule: string }) => {
		const { workspaceId, principal } = call;
		const schedule = await findSchedule(deps, workspaceId, name);
		const endMs = deps.clock.now();
		const { startMs } = periodAt(schedule.cadence, schedule.timeZone, endMs);
		const review = await makeReview(deps, workspaceId, schedule, { startMs, endMs }, principal.name);
		call.note({ resourceId: review.id });
		return viewOf(deps, call, review);
	};
}

export async function findReview(
	{ store }: Pick<Services, "store">,
	workspaceId: string,
	id: string,
): Promise<AuditReview> {
	const review = await store.auditReviews.find(workspaceId, id);
	if (review === undefined) throw new SegwardError("not-found", { detail: "There is no such review." });
	return review;
}

export async function viewOf(deps: ReadDeps, { principal }: Call, review: AuditReview) {
	const { subjects, ...shown } = review;
	const own = principal.personId !== undefined && subjects.includes(principal.personId);
	const { nobodyElse = false } = await reviewAttributes(deps, principal, review);
	const reviewer = isReviewer(principal, review.schedule.reviewer);
	return {
		...shown,
		state: reviewState(review, deps.clock.now()),
		/** Own acts are listed in it. */
		own,
		maySign: review.signature === undefined && reviewer && (!own || nobodyElse === true),
	};
}

function summaryOf(
	{ id, schedule, periodStart, periodEnd, dueAt, madeBy, digest, ...review }: AuditReview,
	nowMs: number,
) {
	const { acts, refused, sensitiveActs, log } = digest;
	return {
		id,
		schedule: schedule.name,
		title: schedule.title,
		periodStart,
		periodEnd,
		dueAt,
		madeBy,
		state: reviewState({ dueAt, signature: review.signature }, nowMs),
		acts: acts.count,
		refused: refused.count,
		sensitiveActs: sensitiveActs.count,
		logFaults: log?.faults.length,
		signedBy: review.signature?.signedBy,
		signedAt: review.signature?.signedAt,
	};
}
