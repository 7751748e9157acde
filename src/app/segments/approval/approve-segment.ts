import { SegwardError } from "../../../core/error/segward-error.ts";
import type { SegmentRecord } from "../../../core/segments/segment-record.ts";
import type { ControlStore } from "../../../ports/control-store.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { authorOf } from "../author-of.ts";
import { checkDocument, refuseErrors } from "../check-segment.ts";
import { findSegment } from "../find-segment.ts";
import { showSegmentTo } from "../segment-view.ts";
import { contributorsTo, ownerIdsOf } from "./contributors.ts";
import { newestDocument, refuseOtherVersion } from "./newest-version.ts";
import { unapprovedParts } from "./unapproved-parts.ts";

export interface Decision {
	name: string;
	/** The version that was looked at. */
	version: number;
}

/**
 * Lets the newest version of a segment through: it counts from now on, and a new segment becomes active. Whether the caller
 * had a hand in it was decided at the door, and is looked at again here, where nothing changes meanwhile.
 *
 * @throws SegwardError `version-outdated`, `rule-invalid`, `self-approval-unconfirmed`; `state-conflict` where nobody asks
 *   for it any more.
 */
export function approveSegment(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: Decision & { reason?: string; selfApproval: boolean }) => {
		const { workspaceId, principal } = call;
		const record = await findSegment(store, workspaceId, input.name);
		refuseOtherVersion(record, input.version);
		const document = await newestDocument(store, workspaceId, record);
		refuseErrors(await checkDocument(services, workspaceId, document));
		refuseErrors(await unapprovedParts(store, workspaceId, document));
		call.note({ purpose: document.spec.purpose });
		const owners = await ownerIdsOf(services, workspaceId, record);
		const { id, name } = authorOf(principal);
		const at = isoInstant(clock.now());
		await store.transaction(async (inner) => {
			const current = await openReview(inner, workspaceId, input);
			const isOwn = (await contributorsTo(inner, owners, workspaceId, current)).has(id);
			if (isOwn && !input.selfApproval) throw unconfirmed();
			const settled = await inner.segmentReviews.settle(workspaceId, current.no, input.version, {
				state: "approved",
				decidedBy: name,
				decidedById: id,
				decidedAt: at,
				reason: input.reason,
				selfApproved: isOwn,
			});
			if (!settled) throw decidedAlready(input);
			const { owner } = document.metadata;
			const state = current.approved ? current.state : "active";
			await inner.segments.update(
				workspaceId,
				current.id,
				{ version: input.version, approved: true, review: null, state, owner },
				at,
			);
		});
		return showSegmentTo(services, call, await findSegment(store, workspaceId, input.name));
	};
}

/** The segment as it is now. @throws SegwardError `version-outdated`, `state-conflict`. */
export async function openReview(store: ControlStore, workspaceId: string, input: Decision): Promise<SegmentRecord> {
	const current = await findSegment(store, workspaceId, input.name);
	refuseOtherVersion(current, input.version);
	if (current.review !== "in-review") throw decidedAlready(input);
	return current;
}

export function decidedAlready({ name, version }: Decision): SegwardError {
	return new SegwardError("state-conflict", {
		detail: `Version ${version} of ${name} is not in review: it was decided, or nobody asked for it yet.`,
		hint: "Look at the segment again.",
	});
}

function unconfirmed(): SegwardError {
	return new SegwardError("self-approval-unconfirmed", {
		path: "selfApproval",
		detail: "You had a hand in this version, and nobody else here could approve it.",
		hint: "Confirm it with selfApproval: true. It will be recorded and shown as approved by yourself.",
	});
}
