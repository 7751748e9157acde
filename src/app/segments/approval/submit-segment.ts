import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import { authorOf } from "../author-of.ts";
import { checkDocument, refuseErrors } from "../check-segment.ts";
import { findSegment } from "../find-segment.ts";
import { showSegmentTo } from "../segment-view.ts";
import { newestDocument, refuseOtherVersion } from "./newest-version.ts";
import { unapprovedParts } from "./unapproved-parts.ts";

/**
 * Asks others to let the newest version of a segment through.
 *
 * @throws SegwardError `version-outdated`, `rule-invalid`; `state-conflict` where it counts or is in review already.
 */
export function submitSegment(services: Services) {
	const { store, clock } = services;
	return async (call: Call, input: { name: string; version: number; note: string }) => {
		const { workspaceId, principal } = call;
		const record = await findSegment(store, workspaceId, input.name);
		refuseOtherVersion(record, input.version);
		const document = await newestDocument(store, workspaceId, record);
		refuseErrors(await checkDocument(services, workspaceId, document));
		refuseErrors(await unapprovedParts(store, workspaceId, document));
		call.note({ purpose: document.spec.purpose });
		const at = isoInstant(clock.now());
		const { id, name } = authorOf(principal);
		await store.transaction(async (inner) => {
			const current = await findSegment(inner, workspaceId, input.name);
			refuseOtherVersion(current, input.version);
			if (current.review === undefined) {
				throw new SegwardError("state-conflict", { detail: `Version ${input.version} was let through already.` });
			}
			if (current.state === "archived") {
				throw new SegwardError("state-conflict", { detail: `Segment ${input.name} is archived.` });
			}
			await inner.segmentReviews.request(workspaceId, current.no, {
				version: input.version,
				requestedBy: name,
				requestedById: id,
				requestedAt: at,
				note: input.note,
			});
			const state = current.approved ? {} : ({ state: "in-review" } as const);
			await inner.segments.update(workspaceId, current.id, { ...state, review: "in-review" }, at);
		});
		return showSegmentTo(services, call, await findSegment(store, workspaceId, input.name));
	};
}
