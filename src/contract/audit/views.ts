import { z } from "zod";
import { AuditFilter, AuditView } from "../../core/audit/audit-view.ts";
import { allOf, IdParams } from "../parts.ts";
import { route } from "../route.ts";

const subject = { area: "audit", resourceKind: "AuditLog" } as const;

const WrittenView = z.object({
	title: z.string().trim().min(1).max(100),
	/** For all who read the log; otherwise for oneself. */
	shared: z.boolean().default(false),
	filter: AuditFilter,
	/** Of the time before now; absent: everything. */
	days: z.int().min(1).max(3650).optional(),
});

/** Only the owner changes or removes a view. */
const ShownView = AuditView.omit({ ownerId: true }).extend({ own: z.boolean() });

const example = { title: "Refused last week", shared: true, filter: { decision: "deny" }, days: 7 };

/** Filters of the access log that people keep. */
export const auditViewRoutes = {
	listAuditViews: route({
		...subject,
		method: "GET",
		path: "/audit/views",
		summary: "List the own saved views of the access log, and those that colleagues share",
		action: "audit:list-views",
		response: allOf(ShownView),
		mutates: false,
		success: 200,
	}),
	createAuditView: route({
		...subject,
		method: "POST",
		path: "/audit/views",
		summary: "Save a view of the access log",
		action: "audit:create-view",
		body: WrittenView,
		response: ShownView,
		mutates: true,
		success: 201,
		example,
	}),
	updateAuditView: route({
		...subject,
		resourceParam: "id",
		method: "PUT",
		path: "/audit/views/:id",
		summary: "Change an own view of the access log",
		action: "audit:update-view",
		params: IdParams,
		body: WrittenView,
		response: ShownView,
		mutates: true,
		success: 200,
		example,
	}),
	removeAuditView: route({
		...subject,
		resourceParam: "id",
		method: "DELETE",
		path: "/audit/views/:id",
		summary: "Remove an own view of the access log",
		action: "audit:remove-view",
		params: IdParams,
		response: z.object({ removed: z.literal(true) }),
		mutates: true,
		success: 200,
	}),
};
