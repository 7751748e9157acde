import type { TestOf } from "../detection.ts";
import { minutesText, type Tester } from "../tester.ts";

export function clock({ backSeconds }: TestOf<"clock">, saved: unknown): Tester {
	let newest = (saved ?? null) as { atMs: number; no: number } | null;
	return {
		step(watched) {
			const { atMs, entry } = watched;
			const back = newest === null ? 0 : (newest.atMs - atMs) / 1000;
			const isBack = newest !== null && back >= backSeconds;
			const evidence = [newest?.no ?? entry.no, entry.no];
			if (newest === null || isBack || atMs > newest.atMs) newest = { atMs, no: entry.no };
			if (!isBack) return undefined;
			const found = `${minutesText(Math.round(back))} back between two entries`;
			return { subject: watched.subject("workspace"), evidence, found };
		},
		save: () => newest,
	};
}
