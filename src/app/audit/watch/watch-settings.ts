import { SEVERITIES } from "../../../core/audit/watch/detection.ts";
import type { WatchSettings } from "../../../core/audit/watch/settings.ts";
import type { Call } from "../../call.ts";
import type { Services } from "../../services.ts";
import { webhookSealId } from "./deliver-webhooks.ts";
import { viewSettings } from "./detections.ts";
import { changeWatchSettings } from "./settings-of.ts";

type Given = Pick<WatchSettings, "timeZone" | "trustedNetworks" | "places" | "mailFrom"> & {
	quietHours: WatchSettings["quietHours"] | null;
};

/** Replaces what holds for all detections; the webhook stays. */
export function setWatch(services: Pick<Services, "store" | "clock">) {
	return async (call: Call, { quietHours, ...given }: Given) => {
		const settings = await changeWatchSettings(services, call, (before) => {
			if (weakensWatch(before, given)) call.note({ weakens: true });
			return { ...before, ...given, quietHours: quietHours ?? undefined };
		});
		return viewSettings(settings);
	};
}

function weakensWatch(before: WatchSettings, after: Omit<Given, "quietHours">): boolean {
	const trusted = after.trustedNetworks.some((one) => !before.trustedNetworks.includes(one));
	return trusted || SEVERITIES.indexOf(after.mailFrom) > SEVERITIES.indexOf(before.mailFrom);
}

/** Sets where alerts are sent, and hands out the secret that they are signed with, once. @throws SegwardError `request-invalid`. */
export function setAlertWebhook(services: Pick<Services, "store" | "clock" | "alertWebhook" | "targetSecrets">) {
	const { alertWebhook, targetSecrets } = services;
	return async (call: Call, { url }: { url: string | null }) => {
		if (url === null) {
			await changeWatchSettings(services, call, ({ webhook: _, ...rest }) => rest);
			call.note({ weakens: true });
			return { url: null };
		}
		alertWebhook.check(url);
		const secret = alertWebhook.newSecret();
		const sealed = targetSecrets.seal(webhookSealId(call.workspaceId), secret);
		await changeWatchSettings(services, call, (before) => ({ ...before, webhook: { url, secret: sealed } }));
		return { url, secret };
	};
}
