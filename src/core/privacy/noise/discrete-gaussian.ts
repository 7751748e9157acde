import { bernoulliExp } from "./bernoulli-exp.ts";
import { discreteLaplace } from "./discrete-laplace.ts";
import { integerRoot } from "./integer-root.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { checkPositive, type Rational } from "./rational.ts";

/**
 * A whole number y with probability in proportion to exp(−y² / 2σ²), exactly: algorithm 3 of Canonne, Kamath and Steinke
 * (2020). Added to a count, it costs `rhoOfGaussian(1, σ²)`.
 *
 * @throws RangeError unless σ² is above 0.
 */
export function discreteGaussian(sigmaSquared: Rational, random: RandomBytes): bigint {
	checkPositive(sigmaSquared);
	const { numerator: n, denominator: d } = sigmaSquared;
	const t = integerRoot(n / d) + 1n;
	const denominator = 2n * n * d * t * t;
	for (;;) {
		const y = discreteLaplace({ numerator: t, denominator: 1n }, random);
		const distance = (y < 0n ? -y : y) * t * d - n;
		if (bernoulliExp({ numerator: distance * distance, denominator }, random)) return y;
	}
}
