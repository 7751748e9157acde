import { z } from "zod";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { ResourceName } from "../parts.ts";
import { route } from "../route.ts";

/** One difference between two documents. */
export const DocumentChange = z.object({
	path: z.string(),
	before: z.unknown().optional(),
	after: z.unknown().optional(),
});

/** Customers that belong to exactly these segments. */
export const OverlapRegion = z.object({ segments: z.array(z.string()), size: ProtectedSize });

const ComparedSegment = z.object({
	name: z.string(),
	title: z.string(),
	size: ProtectedSize,
	asOf: z.iso.datetime(),
});

export const segmentComparisonRoutes = {
	compareSegments: route({
		area: "segments",
		resourceKind: "Segment",
		method: "POST",
		path: "/segments/compare",
		summary: "Compare two segments: sizes, overlap and definitions",
		description: "Sizes and overlap are those of the newest refresh of each.",
		action: "segment:compare",
		body: z.object({ a: ResourceName, b: ResourceName }),
		response: z.object({
			a: ComparedSegment,
			b: ComparedSegment,
			regions: z.array(OverlapRegion),
			/** What would turn the document of `a` into that of `b`; name and owner left out. */
			changes: z.array(DocumentChange),
		}),
		mutates: false,
		success: 200,
		example: { a: "recent-buyers", b: "newsletter-readers" },
	}),
};
