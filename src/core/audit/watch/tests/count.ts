import type { Measure, TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import { amountOf, measureWords, partOf } from "../measure.ts";
import { addEvidence, minutesText, type Tester } from "../tester.ts";

/** A window slides in steps of a twelfth of its length. */
const STEPS = 12;

interface Counted {
	/** The newest step, and what was counted in it and in the eleven before, newest last. */
	step: number;
	amounts: number[];
	/** Different values, with the step in which each was seen last. */
	values: [string, number][];
	evidence: number[];
}

/** After a signal it counts anew, so that ten times as much gives ten signals, not one an entry. */
export function count(test: TestOf<"count">, saved: unknown): Tester {
	const groups = new Groups<Counted>(saved, MOST_GROUPS);
	const stepMs = (test.withinSeconds * 1000) / STEPS;
	return {
		step(watched) {
			const subject = watched.subject(test.by);
			const counted = groups.getOrSet(subject.key, empty);
			slide(counted, Math.floor(watched.atMs / stepMs));
			const amount = take(counted, test.of, watched.entry);
			addEvidence(counted.evidence, watched.entry.no);
			if (amount < test.atLeast) return undefined;
			const { evidence } = counted;
			groups.delete(subject.key);
			return { subject, evidence, found: `${measureWords(test.of, amount)} in ${minutesText(test.withinSeconds)}` };
		},
		save: () => groups.save(),
	};
}

function empty(): Counted {
	return { step: 0, amounts: Array.from({ length: STEPS }, () => 0), values: [], evidence: [] };
}

/** Entries of before the newest step, which clocks can give, count into it. */
function slide(counted: Counted, step: number): void {
	const passed = step - counted.step;
	if (passed <= 0) return;
	if (passed >= STEPS) Object.assign(counted, empty());
	else counted.amounts = [...counted.amounts.slice(passed), ...Array.from({ length: passed }, () => 0)];
	counted.step = step;
	counted.values = counted.values.filter(([, seen]) => seen > step - STEPS);
}

function take(counted: Counted, of: Measure, entry: Parameters<typeof amountOf>[1]): number {
	const value = partOf(of, entry);
	if (value === undefined) {
		counted.amounts[STEPS - 1] = (counted.amounts[STEPS - 1] ?? 0) + amountOf(of, entry);
		return counted.amounts.reduce((sum, one) => sum + one, 0);
	}
	const known = counted.values.find(([seen]) => seen === value);
	if (known) known[1] = counted.step;
	else counted.values.push([value, counted.step]);
	return counted.values.length;
}
