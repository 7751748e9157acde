import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import type { Tester } from "../tester.ts";

const DAY_MS = 86_400_000;

export function dormant({ days }: TestOf<"dormant">, saved: unknown): Tester {
	const lastSeenMs = new Groups<number>(saved, MOST_GROUPS);
	return {
		step({ actor, atMs, entry }) {
			const last = lastSeenMs.get(actor.key);
			lastSeenMs.set(actor.key, Math.max(atMs, last ?? 0));
			if (last === undefined || atMs - last < days * DAY_MS) return undefined;
			const found = `not seen for ${Math.floor((atMs - last) / DAY_MS)} days`;
			return { subject: actor, evidence: [entry.no], found };
		},
		save: () => lastSeenMs.save(),
	};
}
