import type { SegmentState } from "../../core/segments/segment-record.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { viewSegment } from "./segment-view.ts";

/** A page of segments by name, each with its newest refresh. */
export function listSegments({ store, settings }: Services) {
	return async (call: Call, input: { cursor?: string; limit: number; tag?: string; state?: SegmentState }) => {
		const latest = await latestBySegment(store, call.workspaceId);
		const page = await store.segments.list(call.workspaceId, { limit: input.limit, cursor: input.cursor });
		const views = page.items.map((record) => viewSegment(record, latest.get(record.no), settings.sizeThreshold));
		return {
			items: views.filter(
				(view) =>
					(input.state === undefined || view.state === input.state) &&
					(input.tag === undefined || view.tags.includes(input.tag)),
			),
			cursor: page.cursor,
		};
	};
}

export function getSegment({ store, settings }: Services) {
	return async (call: Call, input: { name: string }) => {
		const record = await findSegment(store, call.workspaceId, input.name);
		const latest = await latestBySegment(store, call.workspaceId);
		return viewSegment(record, latest.get(record.no), settings.sizeThreshold);
	};
}

/** Every segment document that is not archived, as it was applied. */
export function exportSegments({ store }: Services) {
	return async (call: Call, _input: unknown) => {
		const records = await store.segments.all(call.workspaceId);
		return { documents: records.filter((one) => one.state !== "archived").map((one) => one.spec) };
	};
}

async function latestBySegment(store: Services["store"], workspaceId: string) {
	return new Map((await store.refreshes.latestDone(workspaceId)).map((one) => [one.segmentNo, one]));
}
