import { expect, test } from "vitest";
import { freshnessOf, type SegmentSummary } from "./freshness.ts";

const now = Date.parse("2026-11-24T12:00:00Z");

function refreshed(startedAt: string, segmentVersion = 1): SegmentSummary["lastRefresh"] {
	return {
		no: 1,
		segment: "readers",
		segmentVersion,
		asOf: startedAt,
		dataVersion: 1,
		state: "done",
		size: { kind: "exact", value: 100 },
		entered: { kind: "below", threshold: 20 },
		left: { kind: "below", threshold: 20 },
		durationMs: 5,
		startedAt,
		startedBy: "ada",
	};
}

test("a segment without a refresh was never fresh", () => {
	expect(freshnessOf({ state: "active", version: 1, lastRefresh: undefined }, now)).toBe("never");
});

test("a refresh of an older version does not answer to the rule", () => {
	const lastRefresh = refreshed("2026-11-24T11:00:00Z");
	expect(freshnessOf({ state: "active", version: 2, lastRefresh }, now)).toBe("changed");
});

test("after a week an active segment is stale; a suspended one rests", () => {
	const lastRefresh = refreshed("2026-11-16T11:00:00Z");
	expect(freshnessOf({ state: "active", version: 1, lastRefresh }, now)).toBe("stale");
	expect(freshnessOf({ state: "suspended", version: 1, lastRefresh }, now)).toBe("fresh");
	expect(freshnessOf({ state: "active", version: 1, lastRefresh: refreshed("2026-11-18T13:00:00Z") }, now)).toBe(
		"fresh",
	);
});
