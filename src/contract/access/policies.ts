import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { PolicyKind, PolicyName, RolePermits } from "../../core/access/workspace-policy.ts";
import { allOf, Instant } from "../parts.ts";
import { route } from "../route.ts";

const PolicyParams = z.object({ kind: PolicyKind, name: PolicyName });

const written = {
	title: z.string().trim().min(1).max(100),
	/** Why it is there: shown to whom it decides about. */
	description: z.string().trim().max(1000).optional(),
	/** Of a role, by its form: groups and single actions. */
	permits: RolePermits.optional(),
	/** One Cedar policy. */
	text: z.string().min(1).max(20_000).optional(),
};

const Draft = PolicyParams.extend(written);

/** What is tried: a role or policy written so, or one taken away; neither: what is in force. */
const proposal = { draft: Draft.optional(), remove: PolicyParams.optional() };

/** An instant and an address to decide at and for. */
const circumstances = { at: Instant.optional(), from: z.union([z.ipv4(), z.ipv6()]).optional() };

export const PolicyView = z.object({
	id: z.string(),
	kind: z.enum(["built-in", ...PolicyKind.options]),
	name: z.string(),
	title: z.string(),
	description: z.string(),
	text: z.string(),
	permits: z.array(z.string()).optional(),
	version: z.int().optional(),
	changedAt: z.string().optional(),
	changedBy: z.string().optional(),
});

const PolicyVersionView = z.object({
	version: z.int(),
	at: z.string(),
	author: z.string(),
	/** SHA-256 of the policy; null where there was none. */
	digest: z.string().nullable(),
	digestBefore: z.string().nullable(),
	text: z.string().nullable(),
});

const Finding = z.object({
	message: z.string(),
	hint: z.string().optional(),
	/** 1-based, in the text. */
	line: z.int().optional(),
	column: z.int().optional(),
	severity: z.enum(["error", "warning"]),
});

const Change = z.object({ action: z.string(), where: z.string().optional() });

export const PolicyWords = z.object({
	id: z.string(),
	title: z.string(),
	explanation: z.string(),
	effect: z.enum(["permit", "forbid"]),
});

export const Explanation = z.object({
	action: z.string(),
	resourceKind: z.string(),
	resourceId: z.string(),
	name: z.string(),
	allowed: z.boolean(),
	/** Those that decided; none: no policy permits it. */
	policies: z.array(PolicyWords),
	needs: z.array(z.enum(["training", "second-factor"])),
	heldBackByOwner: z.boolean(),
	/** Roles of which one more would do. */
	roles: z.array(RoleName),
});

export const Subject = z.object({
	kind: z.enum(["person", "token"]),
	id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "letters, digits, '_' or '-'; at most 64"),
});

export const ActionId = z
	.string()
	.regex(/^[a-z0-9-]+(:[a-z0-9-]+)?$/, "an action such as segment:preview")
	.max(100);
export const ResourceId = z.string().min(1).max(200);

const subject = { area: "access", resourceKind: "Policy" } as const;
const reading = { ...subject, mutates: false, success: 200 } as const;

const office = {
	title: "Office hours",
	description: "Sizes and samples are for the working day.",
	text: 'forbid (principal, action in Segward::Action::"analyse", resource)\nunless { context.weekday <= 5 && context.hour >= 8 && context.hour < 18 };',
};

export const policyRoutes = {
	listPolicies: route({
		...reading,
		method: "GET",
		path: "/policies",
		summary: "List the policies in force: the built-in ones, and the workspace's own roles and policies",
		action: "policy:list",
		response: allOf(PolicyView),
	}),
	getPolicy: route({
		...reading,
		resourceParam: "name",
		method: "GET",
		path: "/policies/:kind/:name",
		summary: "Show a role or policy of the workspace with all its versions",
		action: "policy:show",
		params: PolicyParams,
		response: z.object({ policy: PolicyView.nullable(), versions: z.array(PolicyVersionView) }),
	}),
	checkPolicy: route({
		...reading,
		method: "POST",
		path: "/policies/check",
		summary: "Check a role or policy: what is wrong with it, and where",
		action: "policy:check",
		body: Draft,
		response: z.object({ text: z.string(), findings: z.array(Finding) }),
		example: { kind: "policy", name: "office-hours", ...office },
	}),
	tryPolicies: route({
		...reading,
		method: "POST",
		path: "/policies/try",
		summary: "See who would gain and who would lose what; nothing is changed",
		description:
			"Compares every person, token and role of the workspace, action by action, under the policies in force and the proposed ones: with a fresh second factor and training as it is, now or at another time or address.",
		action: "policy:try",
		body: z.object({ ...proposal, ...circumstances }),
		response: z.object({
			principals: z.int(),
			actions: z.int(),
			changes: z.array(
				z.object({
					kind: z.enum(["person", "token", "role"]),
					id: z.string(),
					name: z.string(),
					gains: z.array(Change),
					loses: z.array(Change),
				}),
			),
			/** Why it could not be applied, all the same. */
			refusals: z.array(z.string()),
		}),
		example: { draft: { kind: "policy", name: "office-hours", ...office }, at: "2026-06-01T22:00:00Z" },
	}),
	askPolicies: route({
		...reading,
		method: "POST",
		path: "/policies/ask",
		summary: "Try one request that nobody made, under the policies in force or proposed ones",
		action: "policy:ask",
		body: z.object({
			...proposal,
			...circumstances,
			subject: Subject,
			action: ActionId,
			resource: ResourceId.optional(),
			secondFactorAgeSeconds: z.int().min(0).max(1_000_000).optional(),
		}),
		response: Explanation,
		example: { subject: { kind: "person", id: "p_1" }, action: "segment:preview", at: "2026-06-01T22:00:00Z" },
	}),
	applyPolicy: route({
		...subject,
		resourceParam: "name",
		method: "PUT",
		path: "/policies/:kind/:name",
		summary: "Put a role or policy in force, at once",
		description:
			"Refused where it cannot be read, permits to nobody in particular, or would leave nobody who can manage people and policies. Every version is kept.",
		action: "policy:apply",
		params: PolicyParams,
		body: z.object({
			...written,
			/** The version it was made from, 0 for a new one: refused where another is in force. */
			version: z.int().min(0).optional(),
		}),
		response: PolicyView,
		mutates: true,
		success: 200,
		example: office,
	}),
	removePolicy: route({
		...subject,
		resourceParam: "name",
		method: "DELETE",
		path: "/policies/:kind/:name",
		summary: "Take a role that nobody has, or a policy, out of force at once",
		action: "policy:remove",
		params: PolicyParams,
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
