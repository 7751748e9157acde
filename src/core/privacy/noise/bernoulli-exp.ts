import type { RandomBytes } from "./random-bytes.ts";
import { checkNotNegative, type Rational } from "./rational.ts";
import { uniformBelow } from "./uniform-below.ts";

/** True with probability numerator / denominator, which is at most 1. */
export function bernoulli({ numerator, denominator }: Rational, random: RandomBytes): boolean {
	return uniformBelow(denominator, random) < numerator;
}

/**
 * True with probability exp(−x), exactly, without computing an exponential: algorithm 1 of Canonne, Kamath and Steinke,
 * "The discrete Gaussian for differential privacy" (2020).
 *
 * @throws RangeError for a negative x.
 */
export function bernoulliExp(x: Rational, random: RandomBytes): boolean {
	checkNotNegative(x);
	for (let whole = x.numerator / x.denominator; whole > 0n; whole--) {
		if (!bernoulliExpOfShare(1n, 1n, random)) return false;
	}
	return bernoulliExpOfShare(x.numerator % x.denominator, x.denominator, random);
}

/** For shares from 0 to 1: how often in a row luck of share / k holds is even with probability exp(−share). */
function bernoulliExpOfShare(numerator: bigint, denominator: bigint, random: RandomBytes): boolean {
	let k = 1n;
	while (bernoulli({ numerator, denominator: denominator * k }, random)) k++;
	return k % 2n === 1n;
}
