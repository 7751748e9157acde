import { SegwardError } from "../../../core/error/segward-error.ts";
import { isoInstant, type Services } from "../../services.ts";
import { record } from "./respond.ts";
import { watchSettingsOf } from "./settings-of.ts";

export type DeliverDeps = Pick<
	Services,
	"store" | "alertWebhook" | "targetSecrets" | "audit" | "clock" | "newId" | "report"
>;

const AT_ONCE = 50;
/** Waits after each failed attempt; after the last one the message is given up. */
const WAITS_MS = [5, 300, 1800, 7200, 18_000, 36_000, 86_400].map((seconds) => seconds * 1000);

/** What the secret of a workspace's webhook is sealed for. */
export function webhookSealId(workspaceId: string): string {
	return `alert-webhook ${workspaceId}`;
}

/** Brings what is due to the webhooks; what fails is tried again for about two days. */
export async function deliverWebhooks(deps: DeliverDeps): Promise<void> {
	const { store, alertWebhook, targetSecrets, clock } = deps;
	for (const delivery of await store.watch.dueDeliveries(isoInstant(clock.now()), AT_ONCE)) {
		const { workspaceId, id, body, attempts } = delivery;
		const { webhook } = (await watchSettingsOf(deps, workspaceId)).settings;
		if (webhook === undefined) {
			await store.watch.removeDelivery(workspaceId, id);
			continue;
		}
		try {
			const secret = targetSecrets.open(webhookSealId(workspaceId), webhook.secret);
			await alertWebhook.deliver({ url: webhook.url, secret }, { id, body });
			await store.watch.removeDelivery(workspaceId, id);
		} catch (error) {
			if (!(error instanceof SegwardError)) deps.report(error, "alert-webhook");
			const wait = WAITS_MS[attempts];
			if (wait === undefined) {
				await record(deps, workspaceId, "alert:notify", "alert/webhook", "failed", "connection-failed");
				await store.watch.removeDelivery(workspaceId, id);
			} else {
				const dueAt = isoInstant(clock.now() + wait);
				await store.watch.postponeDelivery({ ...delivery, attempts: attempts + 1, dueAt });
			}
		}
	}
}
