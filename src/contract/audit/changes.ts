import { z } from "zod";
import { AuditChange, StoredAuditEntry } from "../../core/audit/entry.ts";
import { wholeNumber } from "../parts.ts";
import { route } from "../route.ts";

export const ComparedChange = AuditChange.extend({
	/** The digest of the state now; absent where there is none any more. */
	now: z.string().optional(),
	/** The thing is as this act left it. */
	isCurrent: z.boolean(),
});

export const auditChangeRoutes = {
	showAuditChanges: route({
		area: "audit",
		resourceKind: "AuditLog",
		resourceParam: "no",
		method: "GET",
		path: "/audit/entries/:no/changes",
		summary: "Show what an entry says was changed, beside what is there now",
		description:
			"Digests are HMAC-SHA-256 over the canonical JSON of a state (RFC 8785) under a key of the installation: equal digests mean equal states, and nobody can test guesses. No `before`: it was made; no `after`: it was removed.",
		action: "audit:changes",
		params: z.object({ no: wholeNumber(1, Number.MAX_SAFE_INTEGER - 1) }),
		response: StoredAuditEntry.pick({ no: true, at: true, actor: true, action: true, outcome: true }).extend({
			changes: z.array(ComparedChange),
		}),
		mutates: false,
		success: 200,
	}),
};
