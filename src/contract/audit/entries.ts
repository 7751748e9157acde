import { z } from "zod";
import { AuditFilter } from "../../core/audit/audit-view.ts";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { EXPORT_FORMATS } from "../../core/audit/export/entry-lines.ts";
import { allOf, Instant, PageQuery, pageOf, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";

const subject = { area: "audit", resourceKind: "AuditLog" } as const;

/** Of customers it tells how many; references would let a reader compare who was shown when. */
const AuditEntryView = StoredAuditEntry.omit({ customerRefs: true });

/** Not before `from`, and before `to`. */
const Span = z.object({ from: Instant.optional(), to: Instant.optional() });

/** A customer by an identifier: what is asked never stands in the log. */
const CustomerQuestion = z.object({
	/** An identifier field, or `externalId`. */
	field: z.string().min(1).max(100).default("externalId"),
	value: z.string().min(1).max(1000),
});

const Search = z.object({ ...AuditFilter.shape, ...Span.shape, customer: CustomerQuestion.optional() });

export const auditRoutes = {
	listAuditEntries: route({
		...subject,
		method: "GET",
		path: "/audit/entries",
		summary: "List who did what, newest first",
		action: "audit:list",
		query: PageQuery.extend({ ...AuditFilter.shape, ...Span.shape }),
		response: pageOf(AuditEntryView),
		mutates: false,
		success: 200,
	}),
	searchAuditEntries: route({
		...subject,
		method: "POST",
		path: "/audit/search",
		summary: "List who did what, also to one customer, newest first",
		description: "A customer whom nobody knows is answered like one whom nobody was shown.",
		action: "audit:search",
		body: PageQuery.extend(Search.shape),
		response: pageOf(AuditEntryView),
		mutates: false,
		success: 200,
		example: { action: "segment:", customer: { field: "externalId", value: "17850" } },
	}),
	exportAuditEntries: route({
		...subject,
		method: "POST",
		path: "/audit/export",
		summary: "Export entries of the access log as CSV, JSON lines or OCSF events, newest first",
		description: "The answer streams, as long as the log is. OCSF events are of version 1.3, one a line.",
		action: "audit:export",
		body: Search.extend({ format: z.enum(EXPORT_FORMATS) }),
		response: z.string(),
		answerStreams: true,
		mediaType: "text/plain",
		mutates: false,
		success: 200,
		example: { format: "ocsf", from: "2026-11-01T00:00:00Z" },
	}),
	auditActivity: route({
		...subject,
		method: "GET",
		path: "/audit/activity",
		summary: "Show how much happened in each hour of the last weeks",
		action: "audit:activity",
		query: z.object({ weeks: wholeNumber(1, 12).default(8) }),
		response: allOf(
			z.object({
				/** Beginning of the hour. */
				at: z.iso.datetime(),
				acts: z.int().nonnegative(),
				refused: z.int().nonnegative(),
			}),
		),
		mutates: false,
		success: 200,
	}),
	eraseAuditEntries: route({
		...subject,
		method: "POST",
		path: "/audit/erase",
		summary: "Erase for good what the access log says of one person or one customer",
		description:
			"The entries stay in the signed tree, which still verifies; an entry that cannot be erased records which lost their text. Give 'actorId' or 'customer', one of them.",
		action: "audit:erase",
		body: z.object({
			/** Id of a person or token, or a name. */
			actorId: z.string().min(1).max(100).optional(),
			customer: CustomerQuestion.optional(),
			/** Stands in the log for good, so it must name nobody. */
			because: z.string().trim().min(3).max(300),
		}),
		response: z.object({ entries: z.int().nonnegative() }),
		mutates: true,
		success: 200,
		example: { customer: { value: "17850" }, because: "erasure request 2026-114" },
	}),
};
