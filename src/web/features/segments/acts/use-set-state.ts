import { useAct } from "../../../client/use-act.ts";
import { SEGMENT_CHANGES } from "./segment-changes.ts";

export function useSetState() {
	return useAct("setSegmentState", {
		changes: SEGMENT_CHANGES,
		success: ({ title, state }) => `${title} is ${state === "draft" ? "a draft" : state} now.`,
	});
}
