import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { findSegment } from "./find-segment.ts";
import { viewRefresh } from "./segment-view.ts";

/** The refreshes of a segment, newest first, with protected sizes. */
export function segmentHistory({ store, settings }: Services) {
	return async (call: Call, input: { name: string; limit: number }) => {
		const segment = await findSegment(store, call.workspaceId, input.name);
		const refreshes = await store.refreshes.history(call.workspaceId, segment.no, input.limit);
		return { items: refreshes.map((one) => viewRefresh(one, segment.name, settings.sizeThreshold)) };
	};
}
