import { SegwardError } from "../../core/error/segward-error.ts";
import type { SegmentRecord, SegmentState } from "../../core/segments/segment-record.ts";
import type { SegmentChange } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { approvalRequired } from "./approval/approval-required.ts";
import { withdrawReview } from "./approval/newest-version.ts";
import { checkDocument, refuseErrors } from "./check-segment.ts";
import { findSegment } from "./find-segment.ts";
import type { SegmentIndex } from "./segment-index.ts";
import { documentOf, showSegmentTo } from "./segment-view.ts";

/** States that a segment is put into by hand; `in-review` it gets by asking for it. */
export type SettableState = Exclude<SegmentState, "in-review">;

/**
 * Activates, suspends or archives a segment or makes it a draft; its versions and history stay. A request for review of a
 * segment that never counted, or is archived, is taken back.
 *
 * @throws SegwardError `in-use` where others refer to what is to be archived; `rule-invalid` where the rule of what is
 *   to be activated cannot be computed any more; `approval-required` where it was never let through.
 */
export function setSegmentState(services: Services, index: SegmentIndex) {
	const { store, clock } = services;
	return async (call: Call, input: { name: string; state: SettableState }) => {
		const { workspaceId } = call;
		const record = await findSegment(store, workspaceId, input.name);
		if (record.state === input.state) return showSegmentTo(services, call, record);
		if (input.state === "archived") await refuseWhileUsed(index, workspaceId, input.name);
		if (input.state === "active") {
			if (!record.approved && (await approvalRequired(services, call.principal))) throw unapproved(record);
			refuseErrors(await checkDocument(services, workspaceId, documentOf(record)));
		}
		const at = isoInstant(clock.now());
		await store.transaction(async (inner) => {
			const current = await findSegment(inner, workspaceId, input.name);
			if (current.newestVersion !== record.newestVersion || current.state !== record.state) throw changed(record);
			const endsReview = current.review === "in-review" && (!current.approved || input.state === "archived");
			if (endsReview) await withdrawReview(inner, workspaceId, current, at);
			const review: SegmentChange = endsReview ? { review: "draft" } : {};
			const letThrough: SegmentChange =
				input.state === "active" && !current.approved ? { approved: true, review: null } : {};
			await inner.segments.update(workspaceId, current.id, { state: input.state, ...review, ...letThrough }, at);
		});
		return showSegmentTo(services, call, await findSegment(store, workspaceId, input.name));
	};
}

/** Archives a segment that no other segment uses; its versions and history stay. @throws SegwardError `in-use`. */
export function archiveSegment(services: Services, index: SegmentIndex) {
	const set = setSegmentState(services, index);
	return (call: Call, input: { name: string }) => set(call, { name: input.name, state: "archived" });
}

function unapproved({ name, newestVersion }: SegmentRecord): SegwardError {
	return new SegwardError("approval-required", {
		detail: `Segment ${name} becomes active when somebody else approves it.`,
		hint: `Ask for it: segward segment submit ${name} --version ${newestVersion} --note "…"`,
	});
}

function changed({ name }: SegmentRecord): SegwardError {
	return new SegwardError("state-conflict", { detail: `Segment ${name} was changed meanwhile.`, hint: "Try again." });
}

async function refuseWhileUsed(index: SegmentIndex, workspaceId: string, name: string): Promise<void> {
	const users = await index.usersOf(workspaceId, "segments", name);
	if (users.length === 0) return;
	const named = users
		.slice(0, 10)
		.map((one) => one.name)
		.join(", ");
	throw new SegwardError("in-use", {
		detail: `Segment ${name} is used by ${named}${users.length > 10 ? ` and ${users.length - 10} more` : ""}.`,
	});
}
