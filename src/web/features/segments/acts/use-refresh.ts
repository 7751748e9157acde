import { useAct } from "../../../client/use-act.ts";
import { formatNumber } from "../../../design/format.ts";
import { SEGMENT_CHANGES } from "./segment-changes.ts";

/** Starts refreshes that go on by themselves; the tray of jobs shows how far they are. */
export function useRefresh() {
	return useAct("refreshSegments", {
		changes: SEGMENT_CHANGES,
		success: ({ refreshes }) =>
			refreshes.length === 1
				? `Refreshing ${refreshes[0]?.segment}.`
				: `Refreshing ${formatNumber(refreshes.length)} segments in shared scans.`,
	});
}
