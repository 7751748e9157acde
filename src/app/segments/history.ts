import type { Call } from "../call.ts";
import { sizeViews } from "../privacy/exact-sizes.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { documentOf, viewRefresh } from "./segment-view.ts";
import { sizedSegmentOf } from "./size-questions.ts";

/** The refreshes of a segment, newest first, with protected sizes. */
export function segmentHistory(services: Services) {
	const { store } = services;
	return async (call: Call, input: { name: string; limit: number }) => {
		const segment = await findSegment(store, call.workspaceId, input.name);
		const view = sizeViews(services, call)(sizedSegmentOf(documentOf(segment), segment.state));
		const refreshes = await store.refreshes.history(call.workspaceId, segment.no, input.limit);
		return { items: refreshes.map((one) => viewRefresh(one, segment.name, view)) };
	};
}
