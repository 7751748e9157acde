import { SegwardError } from "../../core/error/segward-error.ts";
import type { SegmentState } from "../../core/segments/segment-record.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { checkDocument, refuseErrors } from "./check-segment.ts";
import { findSegment } from "./find-segment.ts";
import type { SegmentIndex } from "./segment-index.ts";
import { documentOf, showSegment } from "./segment-view.ts";

/**
 * Activates, suspends or archives a segment or makes it a draft; its versions and history stay.
 *
 * @throws SegwardError `in-use` where others refer to what is to be archived; `rule-invalid` where the rule of what is
 *   to be activated cannot be computed any more.
 */
export function setSegmentState(services: Services, index: SegmentIndex) {
	const { store, clock } = services;
	return async (call: Call, input: { name: string; state: SegmentState }) => {
		const { workspaceId } = call;
		const record = await findSegment(store, workspaceId, input.name);
		if (record.state === input.state) return showSegment(services, workspaceId, record);
		if (input.state === "archived") await refuseWhileUsed(index, workspaceId, input.name);
		if (input.state === "active") {
			refuseErrors(await checkDocument(services, workspaceId, documentOf(record)));
		}
		await store.segments.update(workspaceId, record.id, { state: input.state }, isoInstant(clock.now()));
		return showSegment(services, workspaceId, await findSegment(store, workspaceId, input.name));
	};
}

/** Archives a segment that no other segment uses; its versions and history stay. @throws SegwardError `in-use`. */
export function archiveSegment(services: Services, index: SegmentIndex) {
	const set = setSegmentState(services, index);
	return (call: Call, input: { name: string }) => set(call, { name: input.name, state: "archived" });
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
