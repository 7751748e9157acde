import { integerRoot } from "../noise/integer-root.ts";
import type { Rational } from "../noise/rational.ts";
import { epsilonOf } from "../noise/zcdp.ts";

/** Of what a model may cost, so many hundredths go to each of its parts. */
const PERCENT = { total: 4, grids: 10, values: 32, structure: 14, pairs: 40 } as const;
type Part = keyof typeof PERCENT;

/** A value that fewer customers share is never looked at. */
export const LEAST_SHARED = 10;

/** Half of the stated δ is for values that only one more customer makes visible, half for turning ρ into ε. */
const DELTA = 1e-6;

/**
 * exp(−6.2² / 2) is 4.5 · 10⁻⁹, which bounds the tail of the discrete Gaussian: 100 columns stay below half of the δ.
 */
const SIGMAS_ABOVE = 6.2;
export const MOST_COLUMNS = 100;

export interface StatedPrivacy {
	rho: number;
	epsilon: number;
	delta: number;
}

/** What whoever knows all but one customer can learn of that one, from all that one call gives. */
export function statedPrivacy(millionths: number): StatedPrivacy {
	const rho = millionths / 1_000_000;
	return { rho, epsilon: epsilonOf(rho, DELTA / 2), delta: DELTA };
}

/** Variance of each of `count` numbers that together cost a part of so many millionths of ρ. */
export function varianceOf(part: Part, millionths: number, count: number): Rational {
	return varianceFor(millionths * PERCENT[part], 100 * Math.max(1, count));
}

/** Variance of a count that costs `numerator / denominator` millionths of ρ: σ² = 1 / 2ρ. */
export function varianceFor(numerator: number, denominator: number): Rational {
	return { numerator: 1_000_000n * BigInt(denominator), denominator: 2n * BigInt(numerator) };
}

/**
 * Scale of each of `count` exponential choices, whose scores one customer changes by at most `sensitivity`: each costs
 * sensitivity² / 2 scale². Rounded up, so that it costs no more than its share.
 */
export function choiceScaleOf(part: Part, millionths: number, count: number, sensitivity: number): number {
	const { numerator, denominator } = varianceOf(part, millionths, count);
	const squared = (numerator * BigInt(sensitivity) ** 2n) / denominator;
	return Number(integerRoot(squared)) + 1;
}

/** From this noisy count on a value is kept: one that fewer than `LEAST_SHARED` customers share never is, whatever the noise. */
export function keptFrom({ numerator, denominator }: Rational): number {
	return LEAST_SHARED + Math.ceil(SIGMAS_ABOVE * Math.sqrt(Number(numerator) / Number(denominator)));
}
