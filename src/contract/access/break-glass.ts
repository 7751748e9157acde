import { z } from "zod";
import { BREAK_GLASS_HOURS, BreakGlass } from "../../core/access/break-glass.ts";
import { RoleName } from "../../core/access/role.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

const subject = { area: "access", resourceKind: "BreakGlass" } as const;
const one = { ...subject, resourceParam: "id", params: IdParams, mutates: true, success: 200 } as const;

export const BreakGlassView = BreakGlass.extend({ running: z.boolean(), own: z.boolean() });

/** Emergency roles: taken by oneself for a short time, loud in the log, reviewed by somebody else. */
export const breakGlassRoutes = {
	listBreakGlass: route({
		...subject,
		method: "GET",
		path: "/break-glass",
		summary: "List emergencies: one's own, or all for those who review them",
		action: "break-glass:list",
		response: z.object({
			items: z.array(BreakGlassView),
			/** Roles that the caller may take. */
			allowedRoles: z.array(RoleName),
		}),
		mutates: false,
		success: 200,
	}),
	startBreakGlass: route({
		...subject,
		method: "POST",
		path: "/break-glass",
		summary: "Take emergency roles, at once, for at most four hours",
		description:
			"Needs a fresh second factor. Everybody who may review it is told, and every act is marked in the log.",
		action: "break-glass:start",
		body: z.object({
			roles: z.array(RoleName).min(1).max(20),
			reason: z.string().trim().min(10).max(500),
			hours: z.number().min(0.25).max(BREAK_GLASS_HOURS.most).default(BREAK_GLASS_HOURS.usual),
		}),
		response: BreakGlass,
		mutates: true,
		success: 201,
		example: { roles: ["operator"], reason: "The night import hangs and nobody else can be reached.", hours: 1 },
	}),
	endBreakGlass: route({
		...one,
		method: "POST",
		path: "/break-glass/:id/end",
		summary: "End emergency roles before their time",
		action: "break-glass:end",
		response: z.object({ ended: z.literal(true) }),
	}),
	reviewBreakGlass: route({
		...one,
		method: "POST",
		path: "/break-glass/:id/review",
		summary: "Record that somebody else has looked at an emergency",
		action: "break-glass:review",
		body: z.object({ note: z.string().trim().min(1).max(2000) }),
		response: z.object({ reviewed: z.literal(true) }),
		example: { note: "Looked at all 14 entries: only the import was restarted." },
	}),
	listBreakGlassAllowances: route({
		...subject,
		resourceKind: "Workspace",
		method: "GET",
		path: "/break-glass/allowances",
		summary: "List who may take which roles in an emergency",
		action: "break-glass:allowances",
		response: allOf(z.object({ personId: z.string(), roles: z.array(RoleName) })),
		mutates: false,
		success: 200,
	}),
	allowBreakGlass: route({
		...subject,
		resourceKind: "Person",
		resourceParam: "id",
		params: IdParams,
		method: "PUT",
		path: "/break-glass/allowances/:id",
		summary: "Set which roles a person may take in an emergency",
		action: "break-glass:allow",
		body: z.object({ roles: z.array(RoleName).max(20) }),
		response: z.object({ roles: z.array(RoleName) }),
		mutates: true,
		success: 200,
		example: { roles: ["operator"] },
	}),
};
