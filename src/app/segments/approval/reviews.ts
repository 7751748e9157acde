import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { findSegment } from "../find-segment.ts";

/** Who asked for and who decided about versions of a segment, newest first. */
export function listSegmentReviews({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		const { no } = await findSegment(store, call.workspaceId, input.name);
		return { items: await store.segmentReviews.list(call.workspaceId, no) };
	};
}
