import { remindOfTraining } from "../app/access/training/reminders.ts";
import { reviewRound } from "../app/audit/reviews/review-round.ts";
import { verificationRound } from "../app/audit/verification-round.ts";
import type { Services } from "../app/services.ts";

const EVERY_MS = 3_600_000;

const ROUNDS: readonly ((services: Services, signal: AbortSignal) => Promise<unknown>)[] = [
	remindOfTraining,
	reviewRound,
	verificationRound,
];

/** What a running server looks after by itself, once an hour. Returns how to stop it. */
export function startRounds(services: Services): () => Promise<void> {
	let running: Promise<unknown> = Promise.resolve();
	const stop = new AbortController();
	const round = () => {
		running = Promise.all(
			ROUNDS.map((one) =>
				one(services, stop.signal).catch((error: unknown) => {
					if (!stop.signal.aborted) services.report(error, "rounds");
				}),
			),
		);
	};
	const timer = setInterval(round, EVERY_MS);
	timer.unref();
	round();
	return async () => {
		clearInterval(timer);
		stop.abort();
		await running;
	};
}
