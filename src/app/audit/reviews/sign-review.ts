import type { SectionTick } from "../../../core/audit/review/audit-review.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { isReviewer } from "./reviewers.ts";
import { findReview, viewOf } from "./reviews.ts";

interface SignRequest {
	id: string;
	note: string;
	ticks: SectionTick[];
}

/**
 * Signs a review, once and for good: every section was looked at. Whether the caller's own acts are in it was decided at the
 * door.
 *
 * @throws SegwardError `action-forbidden` for whom the schedule does not name; `review-incomplete` where a section is not
 *   ticked, or one that is not fine has no note; `state-conflict` where it is signed.
 */
export function signAuditReview(deps: Pick<Services, "store" | "clock" | "register" | "policies">) {
	return async (call: Call, { id, note, ticks }: SignRequest) => {
		const { workspaceId, principal } = call;
		const review = await findReview(deps, workspaceId, id);
		const { reviewer, sections } = review.schedule;
		if (principal.personId === undefined || !isReviewer(principal, reviewer)) {
			const who = "role" in reviewer ? `people with the role ${reviewer.role}` : "another person";
			throw new SegwardError("action-forbidden", { detail: `Its schedule has ${who} sign it.` });
		}
		const missing = sections.filter((section) => ticks.filter((tick) => tick.section === section).length !== 1);
		if (missing.length > 0 || ticks.length !== sections.length) {
			throw new SegwardError("review-incomplete", {
				path: "ticks",
				detail: `Each of these sections is ticked once, and no other: ${sections.join(", ")}.`,
			});
		}
		const unexplained = ticks.find((tick) => !tick.fine && (tick.note ?? "") === "");
		if (unexplained !== undefined) {
			throw new SegwardError("review-incomplete", {
				path: "ticks",
				detail: `Section ${unexplained.section} is not fine: say in its note what is wrong.`,
			});
		}
		const signature = {
			signedBy: principal.name,
			signedById: principal.personId,
			signedAt: isoInstant(deps.clock.now()),
			note,
			ticks,
			ownActs: review.subjects.includes(principal.personId),
		};
		if (!(await deps.store.auditReviews.sign(workspaceId, id, signature))) {
			throw new SegwardError("state-conflict", { detail: "Somebody has signed it already." });
		}
		return viewOf(deps, call, { ...review, signature });
	};
}
