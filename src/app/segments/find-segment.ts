import { SegwardError } from "../../core/error/segward-error.ts";
import type { SegmentRecord } from "../../core/segments/segment-record.ts";
import type { ControlStore } from "../../ports/control-store.ts";

/** @throws SegwardError `not-found`. */
export async function findSegment(store: ControlStore, workspaceId: string, name: string): Promise<SegmentRecord> {
	const record = await store.segments.findByName(workspaceId, name);
	if (!record) {
		throw new SegwardError("not-found", {
			detail: `There is no segment ${name}.`,
			hint: "List the segments to see their names.",
		});
	}
	return record;
}

/** @throws SegwardError `state-conflict` when the segment was never refreshed. */
export async function latestRefresh(store: ControlStore, workspaceId: string, segment: SegmentRecord) {
	const [latest] = await store.refreshes.recentDone(workspaceId, 1, [segment.no]);
	if (!latest) {
		throw new SegwardError("state-conflict", {
			detail: `Segment ${segment.name} has not been refreshed yet, so it has no members.`,
			hint: `Refresh it first: segward segment refresh ${segment.name}`,
		});
	}
	return latest;
}
