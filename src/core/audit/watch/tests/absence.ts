import type { TestOf } from "../detection.ts";
import { minutesText, type Tester } from "../tester.ts";

/** Looked for at every other entry, so that it shows with the first one after the time. */
export function absence({ withinSeconds }: TestOf<"absence">, saved: unknown): Tester {
	let last = (saved ?? null) as { atMs: number; no: number; signalled: boolean } | null;
	return {
		step({ atMs, entry }) {
			last = { atMs, no: entry.no, signalled: false };
			return undefined;
		},
		beside: {
			matches: [{}],
			step(watched) {
				if (last === null || last.signalled || watched.atMs - last.atMs <= withinSeconds * 1000) return undefined;
				last = { ...last, signalled: true };
				const found = `nothing for ${minutesText(withinSeconds)}`;
				return { subject: watched.subject("workspace"), evidence: [last.no, watched.entry.no], found };
			},
		},
		save: () => last,
	};
}
