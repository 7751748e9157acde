import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import { addEvidence, minutesText, type Tester } from "../tester.ts";

interface Begun {
	atMs: number;
	action: string;
	evidence: number[];
	followed: number;
}

export function sequence(test: TestOf<"sequence">, saved: unknown): Tester {
	const begun = new Groups<Begun>(saved, MOST_GROUPS);
	return {
		beside: {
			matches: test.first,
			step({ entry, atMs, actor }) {
				const key = test.of === "actor" ? actor.key : `actor/${entry.resource.slice(entry.resource.indexOf("/") + 1)}`;
				begun.set(key, { atMs, action: entry.action, evidence: [entry.no], followed: 0 });
				return undefined;
			},
		},
		step({ entry, atMs, actor }) {
			const first = begun.get(actor.key);
			if (first === undefined || first.evidence[0] === entry.no) return undefined;
			if (atMs - first.atMs > test.withinSeconds * 1000) {
				begun.delete(actor.key);
				return undefined;
			}
			first.followed++;
			addEvidence(first.evidence, entry.no);
			if (first.followed < test.atLeast) return undefined;
			begun.delete(actor.key);
			const after = minutesText(Math.max(1, Math.round((atMs - first.atMs) / 1000)));
			return { subject: actor, evidence: first.evidence, found: `${entry.action} ${after} after ${first.action}` };
		},
		save: () => begun.save(),
	};
}
