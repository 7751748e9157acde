import { z } from "zod";

/** One line of the access log: who did what to which thing, with what outcome. Holds no customer value. */
export const AuditEntry = z.object({
	at: z.iso.datetime(),
	workspaceId: z.string(),
	/** Token or operator name; `anonymous` where nobody was authenticated. */
	actor: z.string(),
	/** Of the person or token; names can be changed, ids cannot. */
	actorId: z.string().optional(),
	role: z.string(),
	/** Cedar action, such as `segment:preview`. */
	action: z.string(),
	/** Kind and id of the thing acted on, such as `segment/lapsed-high-value`. */
	resource: z.string(),
	decision: z.enum(["allow", "deny"]),
	outcome: z.enum(["started", "done", "failed", "refused"]),
	/** Error code of a failed or refused act, or the policy id that decided. */
	reason: z.string().optional(),
	purpose: z.string().optional(),
	/** Field names used or shown. */
	fields: z.array(z.string()).optional(),
	/** Done with emergency roles: id of the emergency. */
	breakGlass: z.string().optional(),
	/** How many customers the answer concerned. */
	customers: z.int().nonnegative().optional(),
	from: z.string().optional(),
	requestId: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
/** As read back: numbered from 1 without gaps. */
export const StoredAuditEntry = AuditEntry.extend({ no: z.int().positive() });
export type StoredAuditEntry = z.infer<typeof StoredAuditEntry>;
