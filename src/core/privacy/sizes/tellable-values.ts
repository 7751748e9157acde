import type { SizeNoise } from "./size-noise.ts";
import { plusMinusOfEach } from "./size-noise.ts";

/** So many of the most frequent values get a noisy count where a customer has one value of the field. */
export const COUNTED_VALUES = 1_000;
/** The same where a customer may have many: each of them makes all counts noisier. */
export const COUNTED_VALUES_OF_MANY = 100;

/**
 * The noisy count from which on a value, or where a range begins, may be told: twice a 95 % interval above the threshold,
 * which is 3.9 standard deviations. What only one customer has gets there with a probability below 10⁻⁴ (δ).
 */
export function tellableFrom(plusMinus: number, threshold: number): number {
	return threshold + 2 * plusMinus;
}

/** Places of the values that may be told: the highest noisy counts first, at most `most`. */
export function tellableValues(noisy: readonly number[], from: number, most: number): number[] {
	return noisy
		.map((_, at) => at)
		.filter((at) => (noisy[at] ?? 0) >= from)
		.sort((a, b) => (noisy[b] ?? 0) - (noisy[a] ?? 0))
		.slice(0, most);
}

/** Half the width of a 95 % interval of a sum of so many of the counts. */
export function plusMinusOfSum(noise: SizeNoise, overlapping: number, counts: number): number {
	return plusMinusOfEach(noise, overlapping * counts);
}
