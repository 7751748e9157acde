import { TargetRounds } from "../app/audit/targets/target-rounds.ts";
import type { Services } from "../app/services.ts";

const EVERY_MS = 1000;

/** Brings the access log to its targets, now and as it grows. Returns how to stop. */
export function followLog(services: Services): () => Promise<void> {
	const rounds = new TargetRounds({ ...services, random: Math.random });
	const round = () => rounds.round().catch((error: unknown) => services.report(error, "audit-targets"));
	let running = round();
	const timer = setInterval(() => {
		running = running.then(round);
	}, EVERY_MS);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await running;
		await rounds.close();
	};
}
