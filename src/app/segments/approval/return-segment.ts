import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { authorOf } from "../author-of.ts";
import { findSegment } from "../find-segment.ts";
import { showSegmentTo } from "../segment-view.ts";
import { type Decision, decidedAlready, openReview } from "./approve-segment.ts";

/**
 * Gives the newest version back to those who made it, with a reason. What counted before counts on.
 *
 * @throws SegwardError `version-outdated`, `state-conflict`.
 */
export function returnSegment(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: Decision & { reason: string }) => {
		const { workspaceId, principal } = call;
		const { id, name } = authorOf(principal);
		const at = isoInstant(clock.now());
		await store.transaction(async (inner) => {
			const current = await openReview(inner, workspaceId, input);
			const settled = await inner.segmentReviews.settle(workspaceId, current.no, input.version, {
				state: "returned",
				decidedBy: name,
				decidedById: id,
				decidedAt: at,
				reason: input.reason,
				selfApproved: false,
			});
			if (!settled) throw decidedAlready(input);
			const state = current.approved ? {} : ({ state: "draft" } as const);
			await inner.segments.update(workspaceId, current.id, { ...state, review: "returned" }, at);
		});
		return showSegmentTo(services, call, await findSegment(store, workspaceId, input.name));
	};
}
