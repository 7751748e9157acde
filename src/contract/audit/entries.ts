import { z } from "zod";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { PageQuery, pageOf } from "../parts.ts";
import { route } from "../route.ts";

/** Of customers it tells how many; references would let a reader compare who was shown when. */
const AuditEntryView = StoredAuditEntry.omit({ customerRefs: true });

export const auditRoutes = {
	listAuditEntries: route({
		area: "audit",
		resourceKind: "AuditLog",
		method: "GET",
		path: "/audit/entries",
		summary: "List who did what, newest first",
		action: "audit:list",
		query: PageQuery.extend({
			action: z.string().min(1).max(100).optional(),
			actor: z.string().min(1).max(100).optional(),
			decision: z.enum(["allow", "deny"]).optional(),
			/** Kind and id of the thing acted on, such as `segment/lapsed-high-value`. */
			resource: z.string().min(1).max(200).optional(),
		}),
		response: pageOf(AuditEntryView),
		mutates: false,
		success: 200,
	}),
};
