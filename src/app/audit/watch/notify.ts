import type { Alert } from "../../../core/audit/watch/alert.ts";
import { SEVERITIES } from "../../../core/audit/watch/detection.ts";
import { DETECTIONS } from "../../../core/audit/watch/detections/all.ts";
import type { WatchSettings } from "../../../core/audit/watch/settings.ts";
import { principalIfTrained } from "../../access/principal-of.ts";
import { isoInstant, type Services } from "../../services.ts";

export type NotifyDeps = Pick<Services, "store" | "register" | "policies" | "mail" | "settings" | "clock" | "newId">;

/** In one message; whoever floods the watch does not flood the mail. */
const MOST_IN_MAIL = 20;

/** Tells of new alerts: by mail those who may handle them, and the workspace's webhook. None of it waits for another machine. */
export async function notify(
	deps: NotifyDeps,
	workspaceId: string,
	alerts: readonly Alert[],
	{ mailFrom, webhook }: WatchSettings,
): Promise<void> {
	const grave = alerts.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(mailFrom));
	if (grave.length > 0) {
		const message = messageOf(grave, deps.settings.publicUrl);
		for (const to of await handlersOf(deps, workspaceId)) await deps.mail.send({ to, ...message });
	}
	if (webhook === undefined) return;
	for (const alert of alerts) {
		const dueAt = isoInstant(deps.clock.now());
		const body = JSON.stringify(webhookBody(alert, workspaceId, deps.settings.publicUrl, dueAt));
		await deps.store.watch.addDelivery({ workspaceId, id: `msg_${deps.newId()}`, body, attempts: 0, dueAt });
	}
}

/** E-mail addresses of those who may handle alerts here. */
async function handlersOf({ register, policies }: NotifyDeps, workspaceId: string): Promise<string[]> {
	const people = await register.list(workspaceId);
	const able = people.filter((person) => {
		const principal = principalIfTrained(person, workspaceId, { id: "" });
		const asked = { action: "alert:triage", resourceKind: "Alert", resourceId: "*", secondFactorAgeSeconds: 0 };
		return principal !== null && policies.decide({ principal, ...asked }).allowed;
	});
	return able.map(({ email }) => email);
}

function messageOf(alerts: readonly Alert[], publicUrl: string): { subject: string; text: string } {
	const [first] = alerts;
	const one = alerts.length === 1;
	const lines = alerts.slice(0, MOST_IN_MAIL).map(({ severity, detection, subject, found, id }) => {
		return `- ${severity}: ${titleOf(detection)} (${subject.label}): ${found}\n  ${publicUrl}/audit/alerts/${id}`;
	});
	const rest = alerts.length - MOST_IN_MAIL;
	return {
		subject: one ? `Segward alert: ${titleOf(first?.detection ?? "")}` : `Segward: ${alerts.length} alerts`,
		text: [
			"The watch over the access log found:",
			"",
			...lines,
			...(rest > 0 ? [`- and ${rest} more`] : []),
			"",
			"Look at the evidence there, then say what it was.",
		].join("\n"),
	};
}

/** What a machine needs to open a ticket; no name of a customer is in an alert. */
function webhookBody({ steps: _, ...alert }: Alert, workspaceId: string, publicUrl: string, timestamp: string) {
	const data = {
		workspaceId,
		title: titleOf(alert.detection),
		link: `${publicUrl}/audit/alerts/${alert.id}`,
		...alert,
	};
	return { type: "alert.raised", timestamp, data };
}

export function titleOf(detection: string): string {
	return DETECTIONS.find(({ id }) => id === detection)?.title ?? detection;
}
