/**
 * How much better than a coin an attacker can be who knows everything but whether one customer is there: at most this
 * share more right than wrong guesses (0: no better than a coin; 1: always right), after `rho` was spent. Holds for all
 * that is ρ-zCDP, by the inequalities of Pinsker and of Bretagnolle and Huber, since its Kullback–Leibler divergence is at
 * most ρ.
 */
export function advantageBound(rho: number): number {
	if (!(rho >= 0)) throw new RangeError("rho is a number that is not negative");
	return Math.min(Math.sqrt(rho / 2), Math.sqrt(-Math.expm1(-rho)));
}

/** Of 100 guesses whether somebody is there, how many such an attacker has right at most. */
export function rightGuessesOf100(rho: number): number {
	return Math.ceil(50 + 50 * advantageBound(rho));
}
