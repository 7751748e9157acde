import { z } from "zod";
import { SegmentState } from "../../core/segments/segment-record.ts";
import { allOf, Document, Issue, NameParams, PageQuery, pageOf, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";
import { DocumentChange } from "./comparison.ts";
import { SegmentSort, SegmentSummary, SegmentView } from "./views.ts";

const subject = { area: "segments", resourceKind: "Segment" } as const;
const oneSegment = { ...subject, resourceParam: "name", params: NameParams } as const;

const exampleDocument = {
	apiVersion: "segward/v1",
	kind: "Segment",
	metadata: { name: "recent-buyers", owner: "crm@example.com" },
	spec: { title: "Recent buyers", purpose: "newsletter", rule: { event: "purchase", within: "30d" } },
};

/** Segments as definitions: check, keep, list, compare. */
export const segmentDefinitionRoutes = {
	checkSegment: route({
		...subject,
		method: "POST",
		path: "/segments/check",
		summary: "Check a segment or trait document without keeping it",
		description:
			"Names may also mean what the documents `alongside` define: those that will be applied together with it.",
		action: "segment:check",
		body: z.object({ document: Document, alongside: z.array(Document).max(1000).optional() }),
		response: z.object({ issues: z.array(Issue) }),
		mutates: false,
		success: 200,
		example: { document: exampleDocument },
	}),
	applySegment: route({
		...oneSegment,
		method: "PUT",
		path: "/segments/:name",
		summary: "Create a segment or give it a new version",
		description: "A document equal to the current version changes nothing.",
		action: "segment:apply",
		body: z.object({ document: Document }),
		response: SegmentView,
		mutates: true,
		idempotencyKey: true,
		success: 200,
		example: { document: exampleDocument },
	}),
	listSegments: route({
		...subject,
		method: "GET",
		path: "/segments",
		summary: "List segments",
		action: "segment:list",
		description: "Filters and order apply to all segments; pages are cut from what they leave.",
		query: PageQuery.extend({
			/** Text in name, title, owner, purpose or tags. */
			q: z.string().trim().max(100).optional(),
			tag: z.string().min(1).max(100).optional(),
			state: SegmentState.optional(),
			/** With `-` in front: descending. Protected sizes below the threshold count as equal. */
			sort: SegmentSort.default("name"),
		}),
		response: pageOf(SegmentSummary).extend({
			/** How many segments the filters leave. */
			total: z.int().nonnegative(),
			/** On the first page: the tags of all segments, whatever the filters; at most 500, most used first. */
			tags: z.array(z.string()).optional(),
		}),
		mutates: false,
		success: 200,
	}),
	exportSegments: route({
		...subject,
		method: "GET",
		path: "/segments/export",
		summary: "Export all segment documents",
		action: "segment:export",
		response: z.object({ documents: z.array(z.unknown()) }),
		mutates: false,
		success: 200,
	}),
	getSegment: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name",
		summary: "Show a segment with its document",
		action: "segment:show",
		response: SegmentView,
		mutates: false,
		success: 200,
	}),
	archiveSegment: route({
		...oneSegment,
		method: "DELETE",
		path: "/segments/:name",
		summary: "Archive a segment; its history stays",
		action: "segment:archive",
		response: SegmentView,
		mutates: true,
		success: 200,
	}),
	setSegmentState: route({
		...oneSegment,
		method: "POST",
		path: "/segments/:name/state",
		summary: "Activate, suspend, archive a segment or make it a draft",
		description: "Only active segments are refreshed together; suspended and archived ones are not refreshed at all.",
		action: "segment:state",
		body: z.object({ state: z.enum(["draft", "active", "suspended", "archived"]) }),
		response: SegmentView,
		mutates: true,
		success: 200,
		example: { state: "suspended" },
	}),
	segmentUses: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/uses",
		summary: "List the segments whose rules refer to this one",
		action: "segment:uses",
		response: allOf(z.object({ name: z.string(), title: z.string(), state: SegmentState })),
		mutates: false,
		success: 200,
	}),
	listSegmentVersions: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/versions",
		summary: "List the versions of a segment, newest first",
		action: "segment:versions",
		response: allOf(
			z.object({
				version: z.int().positive(),
				author: z.string(),
				createdAt: z.iso.datetime(),
				document: z.unknown(),
			}),
		),
		mutates: false,
		success: 200,
	}),
	diffVersions: route({
		...oneSegment,
		method: "GET",
		path: "/segments/:name/diff",
		summary: "Show what changed between two versions",
		action: "segment:diff",
		query: z.object({ from: wholeNumber(1, 1_000_000), to: wholeNumber(1, 1_000_000) }),
		response: z.object({ changes: z.array(DocumentChange) }),
		mutates: false,
		success: 200,
	}),
};
