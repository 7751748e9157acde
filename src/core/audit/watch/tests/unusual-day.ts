import type { TestOf } from "../detection.ts";
import { Groups, MOST_GROUPS } from "../groups.ts";
import { amountOf, measureWords, partOf } from "../measure.ts";
import { median } from "../median.ts";
import { addEvidence, type Signal, type Tester } from "../tester.ts";
import type { WatchedEntry } from "../watched-entry.ts";

/** Days of activity that a person's habits are taken from. */
const MOST_DAYS = 28;
/** Different values are told apart up to so many a day. */
const MOST_VALUES = 2000;
/** Makes the median absolute deviation comparable with a standard deviation. */
const NORMAL = 1.4826;

interface Habit {
	/** What earlier days of activity came to. */
	days: number[];
	day: number;
	amount: number;
	values: string[];
	evidence: number[];
	signalled: boolean;
}

/** One signal a day at most. A day that gave one is no habit. */
export function unusualDay(test: TestOf<"unusual-day">, saved: unknown): Tester {
	const groups = new Groups<Habit>(saved, MOST_GROUPS);
	return {
		step(watched) {
			const { day } = watched.local;
			const habit = groups.getOrSet(watched.actor.key, () => fresh(day));
			if (day > habit.day) {
				const days = habit.signalled ? habit.days : [...habit.days, habit.amount].slice(-MOST_DAYS);
				Object.assign(habit, fresh(day), { days });
			}
			take(habit, test, watched);
			return judge(habit, test, watched);
		},
		save: () => groups.save(),
	};
}

function fresh(day: number): Habit {
	return { days: [], day, amount: 0, values: [], evidence: [], signalled: false };
}

function take(habit: Habit, { of }: TestOf<"unusual-day">, { entry }: WatchedEntry): void {
	const value = partOf(of, entry);
	addEvidence(habit.evidence, entry.no);
	if (value === undefined) habit.amount += amountOf(of, entry);
	else if (!habit.values.includes(value) && habit.values.length < MOST_VALUES) {
		habit.values.push(value);
		habit.amount = habit.values.length;
	}
}

function judge(habit: Habit, test: TestOf<"unusual-day">, { actor }: WatchedEntry): Signal | undefined {
	const { days, amount } = habit;
	if (habit.signalled || amount < test.floor || days.length < test.learnDays) return undefined;
	const usual = median(days);
	const spread = Math.max(NORMAL * median(days.map((one) => Math.abs(one - usual))), usual / 4);
	if (amount <= usual + test.times * spread) return undefined;
	habit.signalled = true;
	return {
		subject: actor,
		evidence: [...habit.evidence],
		found: `${measureWords(test.of, amount)} in a day; usual are ${Math.round(usual).toLocaleString("en-GB")}`,
	};
}
