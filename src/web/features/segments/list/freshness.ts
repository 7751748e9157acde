import type { ResultOf } from "../../../../contract/routes.ts";

export type SegmentSummary = ResultOf<"listSegments">["items"][number];

/** After so long a refresh no longer says who is in the segment now. */
export const STALE_AFTER_MS = 7 * 86_400_000;

export type Freshness = "never" | "changed" | "stale" | "fresh";

/** Whether the newest membership still answers to the rule and is recent; only active segments become stale. */
export function freshnessOf(
	{ state, version, lastRefresh }: Pick<SegmentSummary, "state" | "version" | "lastRefresh">,
	nowMs: number,
): Freshness {
	if (!lastRefresh) return "never";
	if (lastRefresh.segmentVersion !== version) return "changed";
	const ageMs = nowMs - Date.parse(lastRefresh.startedAt);
	return state === "active" && ageMs > STALE_AFTER_MS ? "stale" : "fresh";
}
