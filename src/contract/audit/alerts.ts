import { z } from "zod";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { Alert, AlertState, CloseReason } from "../../core/audit/watch/alert.ts";
import { Severity } from "../../core/audit/watch/detection.ts";
import { IdParams, PageQuery, pageOf } from "../parts.ts";
import { route } from "../route.ts";

export const AlertView = Alert.extend({ title: z.string() });

/** Since when, by whom and why nothing leaves the workspace in bulk. */
const Frozen = z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable();

const subject = { area: "audit", resourceKind: "Alert" } as const;
const Count = z.int().nonnegative();
const Reason = z.object({ reason: z.string().trim().min(3).max(500) });

/** What the watch over the access log found, and what becomes of it. */
export const alertRoutes = {
	listAlerts: route({
		...subject,
		method: "GET",
		path: "/audit/alerts",
		summary: "List alerts, the last found first",
		action: "alert:list",
		query: PageQuery.extend({
			/** `unsettled`: all but closed ones. */
			state: z.enum([...AlertState.options, "unsettled"]).optional(),
			severity: Severity.optional(),
			detection: z.string().min(1).max(60).optional(),
		}),
		response: pageOf(AlertView).extend({
			/** How many are not closed, by severity. */
			unsettled: z.object({ low: Count, medium: Count, high: Count, critical: Count }),
			frozen: Frozen,
		}),
		mutates: false,
		success: 200,
	}),
	showAlert: route({
		...subject,
		method: "GET",
		path: "/audit/alerts/:id",
		summary: "Show an alert with the entries that are its evidence",
		action: "alert:show",
		resourceParam: "id",
		params: IdParams,
		response: z.object({
			alert: AlertView,
			detection: z.object({
				id: z.string(),
				title: z.string(),
				explanation: z.string(),
				suggestion: z.string(),
			}),
			entries: z.array(StoredAuditEntry),
		}),
		mutates: false,
		success: 200,
	}),
	triageAlert: route({
		...subject,
		method: "POST",
		path: "/audit/alerts/:id/triage",
		summary: "Acknowledge, investigate or close an alert",
		action: "alert:triage",
		resourceParam: "id",
		params: IdParams,
		body: z.object({
			state: z.enum(["acknowledged", "investigating", "closed"]),
			/** Of closing, and only of it. */
			reason: CloseReason.optional(),
			note: z.string().trim().min(1).max(2000).optional(),
		}),
		response: AlertView,
		mutates: true,
		success: 200,
		example: { state: "closed", reason: "expected", note: "The yearly export for the print shop." },
	}),
	freezeReleases: route({
		...subject,
		resourceKind: "Workspace",
		method: "POST",
		path: "/audit/freeze",
		summary: "Let nothing leave the workspace in bulk until further notice",
		action: "releases:freeze",
		body: Reason,
		response: z.object({ frozen: Frozen }),
		mutates: true,
		success: 200,
		example: { reason: "Somebody is copying segments." },
	}),
	endFreeze: route({
		...subject,
		resourceKind: "Workspace",
		method: "POST",
		path: "/audit/freeze/end",
		summary: "Let things leave the workspace again",
		action: "releases:thaw",
		body: Reason,
		response: z.object({ frozen: Frozen }),
		mutates: true,
		success: 200,
		example: { reason: "The account was closed." },
	}),
};
