import type { Rational } from "../noise/rational.ts";
import { millionthsOf, rhoOfGaussian } from "../noise/zcdp.ts";

/** How sizes are blurred; whole numbers, so that nothing is computed in floating point. */
export interface SizeNoise {
	/** Standard deviation of the noise on a size. */
	sigma: number;
	/** Standard deviation of the noise on the distance to the nearest earlier answer. */
	distanceSigma: number;
	/** An earlier answer that is this much further away is chosen 2.7 times less often. */
	choiceScale: number;
	/** Sets whose noisy distance is below it share an answer. */
	nearBelow: number;
	/** Only so many of the newest answers are compared with. */
	comparedAnswers: number;
}

export const DEFAULT_SIZE_NOISE: SizeNoise = {
	sigma: 10,
	distanceSigma: 16,
	choiceScale: 16,
	nearBelow: 48,
	comparedAnswers: 2_000,
};

/** What parts of an answer cost, in millionths of ρ (zero-concentrated differential privacy), rounded up. */
export interface SizePrices {
	/** Choosing the nearest of several earlier answers: with weights exp(−d / b) it is 2/b-bounded-range, so 1 / 2b². */
	choice: number;
	/** Asking whether that one is near: 1 / 2τ². */
	comparison: number;
	/** A new noisy size: 1 / 2σ². */
	noise: number;
}

export function sizePrices({ sigma, distanceSigma, choiceScale }: SizeNoise): SizePrices {
	return {
		choice: gaussianPrice(choiceScale),
		comparison: gaussianPrice(distanceSigma),
		noise: gaussianPrice(sigma),
	};
}

/** The most that one question can cost: what must be left before the data is looked at. */
export function dearestQuestion(noise: SizeNoise): number {
	const { choice, comparison, noise: fresh } = sizePrices(noise);
	return choice + comparison + fresh;
}

export function squared(sigma: number): Rational {
	return { numerator: BigInt(sigma) * BigInt(sigma), denominator: 1n };
}

/** Half the width of a 95 % interval of a new answer: 1.96 σ, rounded up. */
export function plusMinusOfNew({ sigma }: SizeNoise): number {
	return Math.ceil(1.96 * sigma);
}

/** The same for an answer shared with a near set: as far as sets can be apart that share an answer comes on top. */
export function plusMinusOfShared(noise: SizeNoise): number {
	return plusMinusOfNew(noise) + noise.nearBelow;
}

/**
 * Variance of the noise on each of several counts that one customer can be in so many of: together they cost what one new
 * size costs, for their sensitivity is the root of that number.
 */
export function varianceOfEach({ sigma }: SizeNoise, overlapping: number): Rational {
	return { numerator: BigInt(sigma) * BigInt(sigma) * BigInt(Math.max(1, overlapping)), denominator: 1n };
}

/** Half the width of a 95 % interval of one of them. */
export function plusMinusOfEach({ sigma }: SizeNoise, overlapping: number): number {
	return Math.ceil(1.96 * sigma * Math.sqrt(Math.max(1, overlapping)));
}

/** From this noisy size on, masked rows are shown: a set too small to fill the sample hardly ever gets there. */
export function sampleFrom({ sigma }: SizeNoise, threshold: number, sampleSize: number): number {
	return Math.max(threshold, sampleSize) + 4 * sigma;
}

/** Of so many members one is shown: somebody in particular once in twenty times, also where all others are known. */
const MEMBERS_A_ROW = 20;

/** Rows that a sample has at most, by the size that is shown. */
export function sampleRows(shownSize: number): number {
	return Math.floor(shownSize / MEMBERS_A_ROW);
}

function gaussianPrice(sigma: number): number {
	return millionthsOf(rhoOfGaussian(1n, squared(sigma)));
}
