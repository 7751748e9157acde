import { z } from "zod";
import { SegmentState } from "../../core/segments/segment-record.ts";
import { allOf, Document, Issue, NameParams, PageQuery, pageOf, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";
import { SegmentSummary, SegmentView } from "./views.ts";

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
		query: PageQuery.extend({ tag: z.string().min(1).max(100).optional(), state: SegmentState.optional() }),
		response: pageOf(SegmentSummary),
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
		response: z.object({
			changes: z.array(z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
		}),
		mutates: false,
		success: 200,
	}),
};
