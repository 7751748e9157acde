import { z } from "zod";

/** Of one entry. An act on more customers is about no single one of them: they are only counted. */
export const MOST_CUSTOMER_REFS = 1000;

/** 12 bytes of a keyed hash of a customer key; base64url. */
export const CustomerRef = z.string().regex(/^[A-Za-z0-9_-]{16}$/);
/** What an act made of one thing: keyed digests of its state, which tell whether it is the same and nothing else. */
export const AuditChange = z.object({
	/** Kind and name, such as `mapping/crm`. */
	what: z.string(),
	/** Absent where there was none. */
	before: z.string().optional(),
	/** Absent where there is none any more. */
	after: z.string().optional(),
});
export type AuditChange = z.infer<typeof AuditChange>;

/** One line of the access log: who did what to which thing, with what outcome. Holds no customer value. */
export const AuditEntry = z.object({
	at: z.iso.datetime(),
	workspaceId: z.string(),
	/** Token or operator name; `anonymous` where nobody was authenticated. */
	actor: z.string(),
	/** Of the person or token; names can be changed, ids cannot. */
	actorId: z.string().optional(),
	/** People and programs have different habits. */
	actorKind: z.enum(["person", "token", "operator", "provisioner"]).optional(),
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
	/** Why, in the words of whoever acted. */
	because: z.string().max(500).optional(),
	/** Field names used or shown. */
	fields: z.array(z.string()).optional(),
	/** Done with emergency roles: id of the emergency. */
	breakGlass: z.string().optional(),
	/** How many customers the answer concerned. */
	customers: z.int().nonnegative().optional(),
	/** Keyed references to the customers who were shown, so that one customer's entries can be found; no key, no meaning. */
	customerRefs: z.array(CustomerRef).max(MOST_CUSTOMER_REFS).optional(),
	/** Numbers of the entries whose text this act erased, such as `3-7,12`. */
	erased: z.string().optional(),
	/** What of the configuration is different since. */
	changes: z.array(AuditChange).optional(),
	/**
	 * Of a rule that was asked about: a short keyed digest of each condition, sorted. Rules that differ in one condition differ
	 * in one digest; none tells a value.
	 */
	question: z.array(z.string().max(16)).max(64).optional(),
	/** Values were shown as somebody else sees them: the role, purpose and place. */
	seenAs: z.string().max(200).optional(),
	/** Where a protection is weaker afterwards. */
	weakens: z.literal(true).optional(),
	/** How many reads it stands for, where they are recorded together. */
	reads: z.int().positive().optional(),
	from: z.string().optional(),
	/** What the caller calls itself, such as `Firefox on Windows`. */
	device: z.string().max(60).optional(),
	requestId: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
/** As read back: numbered from 1 without gaps. */
export const StoredAuditEntry = AuditEntry.extend({
	no: z.int().positive(),
	/** Its text was erased: when it was is true, the rest stands in for what nobody knows any more. */
	isErased: z.literal(true).optional(),
});
export type StoredAuditEntry = z.infer<typeof StoredAuditEntry>;

/** What is left of an entry whose text was erased. */
export function erasedEntry(known: Pick<StoredAuditEntry, "no" | "at" | "workspaceId">): StoredAuditEntry {
	const nothing = { actor: "", role: "", action: "", resource: "", requestId: "" };
	return { ...known, ...nothing, decision: "allow", outcome: "done", isErased: true };
}
