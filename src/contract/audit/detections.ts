import { z } from "zod";
import { StoredAuditEntry } from "../../core/audit/entry.ts";
import { Response, Severity } from "../../core/audit/watch/detection.ts";
import { Place, Tuning, WatchSettings } from "../../core/audit/watch/settings.ts";
import { route } from "../route.ts";

const Numbers = z.record(z.string(), z.number());
const QuietHours = WatchSettings.shape.quietHours.unwrap().nullable();

const DetectionView = z.object({
	id: z.string(),
	title: z.string(),
	explanation: z.string(),
	suggestion: z.string(),
	/** How entries become a suspicion. */
	kind: z.string(),
	enabled: z.boolean(),
	severity: Severity,
	numbers: Numbers,
	shipped: z.object({ enabled: z.boolean(), severity: Severity, numbers: Numbers }),
	/** Names or ids of actors that it leaves alone. */
	exempt: z.array(z.string()),
	responses: z.array(Response),
});

const SettingsView = z.object({
	timeZone: z.string(),
	quietHours: QuietHours,
	trustedNetworks: z.array(z.string()),
	places: z.array(Place),
	mailFrom: Severity,
	webhookUrl: z.string().nullable(),
});

const subject = { area: "audit", resourceKind: "Detection" } as const;

/** What the access log is watched for. */
export const detectionRoutes = {
	listDetections: route({
		...subject,
		method: "GET",
		path: "/audit/detections",
		summary: "List what is watched for, and how it is set",
		action: "detection:list",
		response: z.object({
			items: z.array(DetectionView),
			settings: SettingsView,
			/** Every change of the settings, the newest first. */
			versions: z.array(z.object({ version: z.int().positive(), author: z.string(), at: z.string() })),
			/** Entries that the watch has not kept a memory of yet. */
			behind: z.int().nonnegative(),
		}),
		mutates: false,
		success: 200,
	}),
	setDetection: route({
		...subject,
		method: "PUT",
		path: "/audit/detections/:id",
		summary: "Set a detection; what is left out is as shipped",
		action: "detection:set",
		resourceParam: "id",
		params: z.object({ id: z.string().min(1).max(60) }),
		body: Tuning,
		response: DetectionView,
		mutates: true,
		success: 200,
		example: { numbers: { atLeast: 10_000 }, exempt: ["crm-sync"], responses: ["end-sessions"] },
	}),
	tryDetections: route({
		...subject,
		method: "POST",
		path: "/audit/detections/try",
		summary: "Try what would be found in recorded entries, or in the last days",
		action: "detection:try",
		body: z.object({
			/** Only this one; absent: all that are enabled. */
			detection: z.string().min(1).max(60).optional(),
			/** How it would be set. */
			tuning: Tuning.optional(),
			/** Absent: those of the workspace's own log. */
			entries: z.array(StoredAuditEntry).max(5000).optional(),
			days: z.int().min(1).max(92).default(30),
		}),
		response: z.object({
			/** How many were looked at. */
			entries: z.int().nonnegative(),
			alerts: z.array(
				z.object({
					detection: z.string(),
					title: z.string(),
					severity: Severity,
					subject: z.object({ key: z.string(), label: z.string() }),
					at: z.string(),
					times: z.int().positive(),
					found: z.string(),
					evidence: z.array(z.int().positive()),
				}),
			),
		}),
		mutates: false,
		success: 200,
		example: { detection: "members-in-bulk", tuning: { numbers: { atLeast: 2000 } }, days: 30 },
	}),
	setWatch: route({
		...subject,
		resourceKind: "Workspace",
		method: "PUT",
		path: "/audit/watch",
		summary: "Set time zone, quiet hours, trusted networks and who is written to",
		action: "watch:set",
		body: WatchSettings.pick({ timeZone: true, trustedNetworks: true, places: true, mailFrom: true }).extend({
			quietHours: QuietHours.default(null),
		}),
		response: SettingsView,
		mutates: true,
		success: 200,
		example: { timeZone: "Europe/Berlin", quietHours: { from: 22, until: 6 }, mailFrom: "high" },
	}),
	setAlertWebhook: route({
		...subject,
		resourceKind: "Workspace",
		method: "PUT",
		path: "/audit/watch/webhook",
		summary: "Set where alerts are sent; the answer holds the new signing secret, this once",
		action: "watch:webhook",
		body: z.object({ url: z.string().trim().min(1).max(500).nullable() }),
		response: z.object({ url: z.string().nullable(), secret: z.string().optional() }),
		mutates: true,
		success: 200,
		example: { url: "https://hooks.example.com/segward" },
	}),
};
