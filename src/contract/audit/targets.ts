import { z } from "zod";
import { TargetSettings } from "../../core/audit/targets/target-settings.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

/** A target without its secret, and how far it has come. */
export const AuditTargetView = z.object({
	id: z.string(),
	settings: TargetSettings,
	hasSecret: z.boolean(),
	createdAt: z.string(),
	updatedAt: z.string(),
	/** Entries that it has not taken yet; for an anchor those behind the last head that it keeps. */
	backlog: z.int().nonnegative(),
	progress: z.object({
		/** Forwarding: place in the tree of the last entry that was taken, -1 before the first. Anchors: size of the last head. */
		position: z.int().min(-1),
		lastTakenAt: z.string().optional(),
		/** Since when every attempt failed; absent while all is well. */
		failingSince: z.string().optional(),
		/** Why the last attempt failed. */
		failure: z.string().optional(),
		/** When the access log was told that nothing gets through. */
		stalledAt: z.string().optional(),
	}),
});
export type AuditTargetView = z.infer<typeof AuditTargetView>;

const Change = z.object({
	settings: TargetSettings,
	/**
	 * Bearer token or key of the signature, secret access key, or private key of the client certificate; never shown again.
	 * Kept as it is where absent.
	 */
	secret: z.string().min(1).max(20_000).optional(),
});

const subject = { area: "audit", resourceKind: "AuditTarget" } as const;
const onOne = { ...subject, resourceParam: "id", params: IdParams } as const;

const EXAMPLE = {
	settings: {
		kind: "https",
		name: "SIEM",
		url: "https://siem.example.com/segward",
		format: "ocsf",
		authentication: "bearer",
	},
	secret: "…",
};

/** Places outside to which the access log goes: its entries are forwarded, the heads of its tree anchored. */
export const auditTargetRoutes = {
	listAuditTargets: route({
		...subject,
		method: "GET",
		path: "/audit/targets",
		summary: "List where the access log is forwarded and anchored, and how far each has come",
		action: "audit-target:list",
		response: allOf(AuditTargetView),
		mutates: false,
		success: 200,
	}),
	addAuditTarget: route({
		...subject,
		method: "POST",
		path: "/audit/targets",
		summary: "Forward the access log to another place, or anchor it there",
		description: "Secrets are sealed and never shown again. Anchors are set up from the first workspace.",
		action: "audit-target:add",
		body: Change.extend({
			/** Forwards what was recorded so far too, not only what comes. */
			fromBeginning: z.boolean().default(false),
		}),
		response: AuditTargetView,
		mutates: true,
		success: 201,
		example: EXAMPLE,
	}),
	changeAuditTarget: route({
		...onOne,
		method: "PUT",
		path: "/audit/targets/:id",
		summary: "Change or pause a target; what it has taken stays taken",
		action: "audit-target:change",
		body: Change,
		response: AuditTargetView,
		mutates: true,
		success: 200,
		example: EXAMPLE,
	}),
	removeAuditTarget: route({
		...onOne,
		method: "DELETE",
		path: "/audit/targets/:id",
		summary: "Stop forwarding or anchoring there",
		action: "audit-target:remove",
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
	testAuditTarget: route({
		...onOne,
		method: "POST",
		path: "/audit/targets/:id/test",
		summary: "Send a target one harmless message, or have it keep the newest head now",
		action: "audit-target:test",
		response: z.object({ ok: z.boolean(), finding: z.string().optional() }),
		mutates: true,
		success: 200,
	}),
};
