import { deliverWebhooks } from "../app/audit/watch/deliver-webhooks.ts";
import { LogWatch } from "../app/audit/watch/log-watch.ts";
import type { Services } from "../app/services.ts";

const EVERY_MS = 2000;

/** Watches the access log as it grows, and brings alerts to webhooks. Returns how to stop. */
export function watchLog(services: Services): () => Promise<void> {
	const watch = new LogWatch({ ...services, monotonicMs: () => performance.now() });
	const stops = [
		repeat(services, () => watch.round()),
		// Apart, so that no slow receiver keeps the watch waiting.
		repeat(services, () => deliverWebhooks(services)),
	];
	return async () => {
		for (const stop of stops) await stop();
		await watch.close();
	};
}

function repeat({ report }: Services, work: () => Promise<void>): () => Promise<void> {
	const once = () => work().catch((error: unknown) => report(error, "watch"));
	let isRunning = true;
	let running = once().finally(() => {
		isRunning = false;
	});
	const timer = setInterval(() => {
		if (isRunning) return;
		isRunning = true;
		running = once().finally(() => {
			isRunning = false;
		});
	}, EVERY_MS);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
	};
}
