import { bernoulliExp } from "../noise/bernoulli-exp.ts";
import { discreteGaussian } from "../noise/discrete-gaussian.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import { uniformBelow } from "../noise/uniform-below.ts";
import { bucketDistance, type SizeBuckets, sizeOfBuckets } from "./size-buckets.ts";
import { type SizeNoise, sizePrices, squared } from "./size-noise.ts";

export interface SizeDecision<Answer> {
	/** The earlier answer that stands for this set too; absent: `value` is a new one. */
	shared?: Answer;
	/** What noise made of the size; may be negative. */
	value: number;
	/** In millionths of ρ. */
	price: number;
}

/**
 * The answer to how many a set has: that of an earlier set which is near, or the size with new noise. Which earlier answer
 * is looked at and whether it is near are themselves noisy, so that leaving one customer out cannot be told by whether
 * the answer stays. See docs/adr/near-sets-share-an-answer.md.
 */
export function decideSize<Answer extends { buckets: SizeBuckets; value: number }>(
	buckets: SizeBuckets,
	earlier: readonly Answer[],
	noise: SizeNoise,
	random: RandomBytes,
): SizeDecision<Answer> {
	const prices = sizePrices(noise);
	let price = 0;
	if (earlier.length > 0) {
		const distances = earlier.map((one) => bucketDistance(buckets, one.buckets));
		const chosen = chooseNearest(distances, noise.choiceScale, random);
		// One candidate is no choice: nothing is told by it.
		price += (earlier.length > 1 ? prices.choice : 0) + prices.comparison;
		const distance = (distances[chosen] ?? 0) + Number(discreteGaussian(squared(noise.distanceSigma), random));
		const shared = earlier[chosen];
		if (shared && distance < noise.nearBelow) return { shared, value: shared.value, price };
	}
	const value = sizeOfBuckets(buckets) + Number(discreteGaussian(squared(noise.sigma), random));
	return { value, price: price + prices.noise };
}

/**
 * The place of one of the distances, in proportion to exp(−distance / scale): the exponential mechanism, sampled exactly
 * by rejection.
 */
export function chooseNearest(distances: readonly number[], scale: number, random: RandomBytes): number {
	const least = distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
	const count = BigInt(distances.length);
	for (;;) {
		const place = Number(uniformBelow(count, random));
		const further = BigInt((distances[place] ?? 0) - least);
		if (bernoulliExp({ numerator: further, denominator: BigInt(scale) }, random)) return place;
	}
}
