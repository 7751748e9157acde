import { z } from "zod";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { ProtectedSize } from "../../core/privacy/protected-size.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

/** Something that waits for a person. */
export const Attention = z.object({
	kind: z.enum([
		"segment-in-review",
		"segment-returned",
		"training-due",
		"break-glass-unreviewed",
		"finding-open",
		"audit-review-due",
		"quarantine-open",
		"field-unconfirmed",
		"segment-stale",
		"segment-never-refreshed",
		"import-failed",
		"refresh-failed",
	]),
	title: z.string(),
	detail: z.string(),
	/** How many rows, fields, segments or imports it is about. */
	count: z.int().positive(),
	/** Place in the web app. */
	link: z.string(),
});
export type Attention = z.infer<typeof Attention>;

export const Overview = z.object({
	/** Most urgent first. */
	attention: z.array(Attention),
	totals: z.object({
		customers: ProtectedSize,
		/** Only for whoever may see exact sizes: one customer may have had thousands. */
		events: ProtectedSize,
		/** Those not archived. */
		segments: z.int().nonnegative(),
		fields: z.int().nonnegative(),
		dataVersion: z.int().nonnegative(),
	}),
	/** The largest segments by their newest refresh. */
	largest: z.array(
		z.object({
			name: z.string(),
			title: z.string(),
			size: ProtectedSize,
			/** Sizes of the last refreshes, oldest first. */
			trend: z.array(ProtectedSize),
			refreshedAt: z.iso.datetime(),
		}),
	),
	/** Newest first; a caller who may not read the log sees only what they did themselves. */
	activity: z.array(
		StoredAuditEntry.pick({ at: true, actor: true, action: true, resource: true, decision: true, outcome: true }),
	),
});

export const SearchHit = z.object({
	kind: z.enum(["segment", "field", "trait", "list", "import"]),
	name: z.string(),
	title: z.string(),
	/** Place in the web app. */
	link: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

const subject = { area: "stewardship", resourceKind: "Workspace" } as const;

export const overviewRoutes = {
	overview: route({
		...subject,
		method: "GET",
		path: "/overview",
		summary: "Show what waits for a person, totals and recent activity",
		action: "overview:show",
		response: Overview,
		mutates: false,
		success: 200,
	}),
	search: route({
		...subject,
		method: "GET",
		path: "/search",
		summary: "Find segments, fields, traits, lists and imports by name or title",
		description: "At most 20 hits, best first; only kinds that the caller may list.",
		action: "search:find",
		query: z.object({ q: z.string().trim().min(1).max(100) }),
		response: allOf(SearchHit),
		mutates: false,
		success: 200,
	}),
};
