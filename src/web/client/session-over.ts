import { useSyncExternalStore } from "react";
import { SegwardError } from "../../core/error/segward-error.ts";

interface Waiter {
	goOn(): void;
	giveUp(error: SegwardError): void;
}

/** Nobody has been let in yet; somebody works; or their session has ended under them since this time. */
type Standing = { at: "outside" } | { at: "inside" } | { at: "over"; sinceMs: number };

let standing: Standing = { at: "outside" };
const waiters = new Set<Waiter>();
const listeners = new Set<() => void>();

/** Somebody was let in, or came back: what waits goes on. */
export function sessionHolds(): void {
	stand({ at: "inside" });
	for (const { goOn } of take(waiters)) goOn();
}

/** A request was told that nobody is signed in any more. */
export function sessionEnded(): void {
	if (standing.at === "inside") stand({ at: "over", sinceMs: Date.now() });
}

/** The page of whoever was signed in is left for good: what waits fails. */
export function sessionLeft(): void {
	stand({ at: "outside" });
	for (const { giveUp } of take(waiters)) giveUp(new SegwardError("session-ended"));
}

/** Since when somebody has to sign in again to go on, in milliseconds of the epoch. */
export function useSessionOver(): number | undefined {
	return useSyncExternalStore(subscribe, () => (standing.at === "over" ? standing.sinceMs : undefined));
}

export function isSomebodyInside(): boolean {
	return standing.at !== "outside";
}

/** Resolves when somebody is signed in again. @throws SegwardError `session-ended`, `cancelled`. */
export function sessionIsBack(signal?: { addEventListener(type: "abort", listener: () => void): void }): Promise<void> {
	if (standing.at === "inside") return Promise.resolve();
	return new Promise((resolve, reject) => {
		const waiter = { goOn: resolve, giveUp: reject };
		waiters.add(waiter);
		signal?.addEventListener("abort", () => {
			if (waiters.delete(waiter)) reject(new SegwardError("cancelled"));
		});
	});
}

function take<T>(set: Set<T>): T[] {
	const all = [...set];
	set.clear();
	return all;
}

function stand(next: Standing): void {
	standing = next;
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
