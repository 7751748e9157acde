import { useSyncExternalStore } from "react";

const PROBE_EVERY_MS = 2_000;

let lost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const restorers = new Set<() => void>();

/** A request got no answer: asks the server for a sign of life until it gives one. */
export function connectionLost(): void {
	if (lost) return;
	set(true);
	timer = setTimeout(probe, PROBE_EVERY_MS);
}

/** Calls back each time the server answers again; returns how to stop that. */
export function onConnectionRestored(listener: () => void): () => void {
	restorers.add(listener);
	return () => restorers.delete(listener);
}

/** Whether the server does not answer now. */
export function useConnectionLost(): boolean {
	return useSyncExternalStore(subscribe, () => lost);
}

async function probe(): Promise<void> {
	clearTimeout(timer);
	if (await answers()) {
		set(false);
		for (const listener of restorers) listener();
	} else {
		timer = setTimeout(probe, PROBE_EVERY_MS);
	}
}

async function answers(): Promise<boolean> {
	try {
		return (await fetch("/healthz", { cache: "no-store" })).ok;
	} catch {
		return false;
	}
}

function set(next: boolean): void {
	lost = next;
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
