import { z } from "zod";
import { RoleName } from "../../core/access/role.ts";
import { route } from "../route.ts";
import { ActionId, Explanation, PolicyWords, ResourceId, Subject } from "./policies.ts";

const reading = { area: "access", resourceKind: "Policy", method: "GET", mutates: false, success: 200 } as const;

/** Who may what, and why. */
export const inspectionRoutes = {
	listRoles: route({
		...reading,
		path: "/roles",
		summary: "List the roles of the workspace, who has them, and what roles are made of",
		action: "role:list",
		response: z.object({
			items: z.array(
				z.object({
					name: RoleName,
					title: z.string(),
					description: z.string(),
					builtIn: z.boolean(),
					people: z.int(),
					tokens: z.int(),
				}),
			),
			/** Groups of actions that a role can permit. */
			groups: z.array(z.object({ name: z.string(), actions: z.array(z.string()) })),
		}),
	}),
	explainAccess: route({
		...reading,
		path: "/access/explain",
		summary: "Explain why one may or may not do something: oneself, or for those who review access, anybody",
		action: "access:explain",
		query: z.object({
			action: ActionId,
			/** Name or id of one thing; absent: things of the kind at all. */
			resource: ResourceId.optional(),
			person: Subject.shape.id.optional(),
			token: Subject.shape.id.optional(),
		}),
		response: Explanation,
	}),
	inspectAccess: route({
		...reading,
		resourceParam: "id",
		path: "/access/principals/:kind/:id",
		summary: "Show what a person or token may do, and by which policy",
		action: "access:inspect",
		params: Subject,
		response: Subject.extend({
			name: z.string(),
			roles: z.array(RoleName),
			teams: z.array(z.string()),
			trainingCurrent: z.boolean(),
			abilities: z.array(z.object({ action: z.string(), allowed: z.boolean(), policies: z.array(z.string()) })),
			policies: z.array(PolicyWords),
		}),
	}),
	showAccessMatrix: route({
		...reading,
		path: "/access/matrix",
		summary: "Show which role may do what, route by route",
		action: "access:matrix",
		response: z.object({
			at: z.string(),
			roles: z.array(RoleName),
			rows: z.array(
				z.object({
					method: z.string(),
					path: z.string(),
					summary: z.string(),
					area: z.string(),
					action: z.string(),
					resourceKind: z.string(),
					groups: z.array(z.string()),
					sensitive: z.boolean(),
					roles: z.array(RoleName),
				}),
			),
		}),
	}),
};
