import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import { minutesText, type Tester } from "../tester.ts";

/** Newest questions of one actor that a further one is compared with. */
const MOST_QUESTIONS = 64;

interface Asked {
	questions: { no: number; atMs: number; conditions: readonly string[]; customers: number }[];
	/** Pairs found in the window: when, and their entries. */
	pairs: { atMs: number; nos: [number, number] }[];
}

export function neighbours(test: TestOf<"neighbours">, saved: unknown): Tester {
	const groups = new Groups<Asked>(saved, MOST_GROUPS);
	return {
		step({ actor, atMs, entry }) {
			const { no, question: conditions, customers } = entry;
			if (conditions === undefined || customers === undefined) return undefined;
			const since = atMs - test.withinSeconds * 1000;
			const asked = groups.getOrSet(actor.key, () => ({ questions: [], pairs: [] }));
			asked.questions = asked.questions.filter((one) => one.atMs >= since).slice(-MOST_QUESTIONS);
			asked.pairs = asked.pairs.filter((one) => one.atMs >= since);
			const near = asked.questions.find((one) => {
				const gap = Math.abs(one.customers - customers);
				return gap > 0 && gap < test.customersBelow && differ(one.conditions, conditions, test.conditions);
			});
			asked.questions.push({ no, atMs, conditions, customers });
			if (near === undefined) return undefined;
			asked.pairs.push({ atMs, nos: [near.no, no] });
			if (asked.pairs.length < test.atLeast) return undefined;
			const evidence = [...new Set(asked.pairs.flatMap(({ nos }) => nos))].sort((a, b) => a - b);
			const found = `${asked.pairs.length} pairs of nearly the same question, fewer than ${test.customersBelow} customers apart, in ${minutesText(test.withinSeconds)}`;
			asked.pairs = [];
			return { subject: actor, evidence, found };
		},
		save: () => groups.save(),
	};
}

/** Whether two sorted lists differ, and in at most so many places. A condition in another form counts once, not twice. */
function differ(a: readonly string[], b: readonly string[], most: number): boolean {
	let [i, j, onlyA, onlyB] = [0, 0, 0, 0];
	while (i < a.length || j < b.length) {
		const [x, y] = [a[i], b[j]];
		if (x === y) {
			i++;
			j++;
		} else if (y === undefined || (x !== undefined && x < y)) {
			onlyA++;
			i++;
		} else {
			onlyB++;
			j++;
		}
		if (Math.max(onlyA, onlyB) > most) return false;
	}
	return onlyA + onlyB > 0;
}
