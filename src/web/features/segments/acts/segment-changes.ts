import type { RouteId } from "../../../../contract/routes.ts";

/** What may be different after a segment or its membership changed. */
export const SEGMENT_CHANGES: readonly RouteId[] = [
	"listSegments",
	"getSegment",
	"segmentHistory",
	"listSegmentVersions",
	"segmentUses",
	"listMembers",
	"compareSegments",
	"overlapSegments",
	"overview",
	"listJobs",
];
