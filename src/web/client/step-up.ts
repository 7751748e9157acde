import { useSyncExternalStore } from "react";
import type { Transport } from "../../contract/wire.ts";

/** What waits for a fresh second factor: all acts that met a stale one go on, or are given up, together. */
let waiting: ((proved: boolean) => void)[] = [];
const listeners = new Set<() => void>();

/**
 * A request that needs a fresh second factor waits until the person has proved it, and is then sent once more: it was refused
 * at the door, so nothing of it was done. Where the person gives up, the refusal stands.
 */
export function steppingUp(send: Transport): Transport {
	return async (request) => {
		const response = await send(request);
		if (response.status !== 403 || !isStale(response.body)) return response;
		return (await proof()) ? send(request) : response;
	};
}

/** The person proved the second factor just now, or gave up. */
export function answerStepUp(proved: boolean): void {
	const all = waiting;
	waiting = [];
	tell();
	for (const goOn of all) goOn(proved);
}

/** Whether something waits for a fresh second factor. */
export function useStepUpWanted(): boolean {
	return useSyncExternalStore(subscribe, () => waiting.length > 0);
}

function proof(): Promise<boolean> {
	return new Promise((resolve) => {
		waiting = [...waiting, resolve];
		tell();
	});
}

function isStale(body: string): boolean {
	try {
		const problem: unknown = JSON.parse(body);
		return (
			typeof problem === "object" && problem !== null && "code" in problem && problem.code === "second-factor-stale"
		);
	} catch (error) {
		if (error instanceof SyntaxError) return false;
		throw error;
	}
}

function tell(): void {
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
