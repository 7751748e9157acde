import { checkPositive, type Rational } from "./rational.ts";

/** What floating-point accounting may lose, added back so that an ε is never stated too low. */
const SLACK = 1e-9;
const STEPS = 200;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** ρ of a count with discrete Gaussian noise, where one customer changes the count by at most `sensitivity`: exact. */
export function rhoOfGaussian(sensitivity: bigint, sigmaSquared: Rational): Rational {
	checkPositive(sigmaSquared);
	return {
		numerator: sensitivity * sensitivity * sigmaSquared.denominator,
		denominator: 2n * sigmaSquared.numerator,
	};
}

/** A ρ in whole millionths, rounded up: so that what is charged is never less than what was spent. */
export function millionthsOf({ numerator, denominator }: Rational): number {
	return Number((numerator * 1_000_000n + denominator - 1n) / denominator);
}

/**
 * The ε for which ρ-zCDP is (ε, δ)-differential privacy: proposition 12 of Canonne, Kamath and Steinke (2020), minimised
 * over the order α. Every α gives an ε that holds, so that an inexact minimum errs upwards.
 *
 * @throws RangeError unless ρ is at least 0 and δ between 0 and 1.
 */
export function epsilonOf(rho: number, delta: number): number {
	if (!(rho >= 0 && Number.isFinite(rho))) throw new RangeError("rho is a number that is not negative");
	if (!(delta > 0 && delta < 1)) throw new RangeError("delta is between 0 and 1");
	if (rho === 0) return 0;
	const epsilonAt = (logOrder: number) => {
		const beyondOne = Math.exp(logOrder);
		const alpha = 1 + beyondOne;
		return alpha * rho + Math.log(beyondOne / alpha) - (Math.log(delta) + Math.log(alpha)) / beyondOne;
	};
	return Math.max(0, leastOf(epsilonAt, -20, 40)) * (1 + SLACK);
}

/** The largest ρ whose ε at δ is at most `epsilon`, rounded down. @throws RangeError like {@link epsilonOf}. */
export function rhoOf(epsilon: number, delta: number): number {
	if (!(epsilon >= 0 && Number.isFinite(epsilon))) throw new RangeError("epsilon is a number that is not negative");
	let low = 0;
	let high = 1;
	while (epsilonOf(high, delta) <= epsilon) high *= 2;
	for (let step = 0; step < STEPS; step++) {
		const middle = (low + high) / 2;
		if (epsilonOf(middle, delta) <= epsilon) low = middle;
		else high = middle;
	}
	return low;
}

/** The least value of a function with one valley between two places, by golden sections. */
function leastOf(value: (at: number) => number, from: number, to: number): number {
	let [low, high] = [from, to];
	for (let step = 0; step < STEPS; step++) {
		const left = high - GOLDEN * (high - low);
		const right = low + GOLDEN * (high - low);
		if (value(left) < value(right)) high = right;
		else low = left;
	}
	return value((low + high) / 2);
}
