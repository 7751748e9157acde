import type { ExtractPlan } from "./extract-plan.ts";

/** Noise for one count, and how far off it is at most, 95 times in 100. */
export interface CountNoise {
	draw(): number;
	plusMinus: number;
}

/** Classes and people alone in theirs, as they were before. */
const COUNTS_BEFORE = 2;

/**
 * In how many counts of a report one member can be: those before, a bar before and a bar after in each quasi-identifier, and
 * what each hierarchy of one's own has no row for. Noise has to hide him in all of them together.
 */
export function countsOfReport({ columns }: Pick<ExtractPlan, "columns">): number {
	const quasi = columns.filter(({ role }) => role === "quasi");
	return COUNTS_BEFORE + 2 * quasi.length + columns.filter(({ hierarchy }) => hierarchy !== undefined).length;
}

/** Rows that a hierarchy may have no row for before anybody is told: fewer would tell whether somebody is there. */
export function mostUncovered(noise: CountNoise | undefined): number {
	return noise === undefined ? 0 : 2 * noise.plusMinus + noise.draw();
}

/** To three digits: more would tell one member more from one less. */
export function inThreeDigits(value: number): number {
	return Number(value.toPrecision(3));
}
