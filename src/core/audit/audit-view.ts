import { z } from "zod";

/** What a listing of the access log can be narrowed to, apart from a customer, who is never kept anywhere. */
export const AuditFilter = z.object({
	/** An action, or a group of them such as `segment:`. */
	action: z.string().min(1).max(100).optional(),
	/** Name or id of a person or token. */
	actor: z.string().min(1).max(100).optional(),
	decision: z.enum(["allow", "deny"]).optional(),
	outcome: z.enum(["started", "done", "failed", "refused"]).optional(),
	/** Kind and id of the thing acted on, such as `segment/lapsed-high-value`, or a kind such as `segment/`. */
	resource: z.string().min(1).max(200).optional(),
	/** A part of what `resource` may be. */
	text: z.string().trim().min(2).max(100).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** A filter that somebody kept. */
export const AuditView = z.object({
	id: z.string(),
	title: z.string(),
	/** Also for colleagues who read the log; otherwise for its owner alone. */
	shared: z.boolean(),
	owner: z.string(),
	ownerId: z.string(),
	filter: AuditFilter,
	/** Of the time before now; absent: everything. */
	days: z.int().optional(),
});
export type AuditView = z.infer<typeof AuditView>;
