import { bernoulliExp } from "./bernoulli-exp.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { checkPositive, type Rational } from "./rational.ts";
import { uniformBelow } from "./uniform-below.ts";

const ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * A whole number y with probability in proportion to exp(−|y| / scale), exactly: algorithm 2 of Canonne, Kamath and Steinke
 * (2020).
 *
 * @throws RangeError unless the scale is above 0.
 */
export function discreteLaplace(scale: Rational, random: RandomBytes): bigint {
	checkPositive(scale);
	const { numerator: t, denominator: s } = scale;
	for (;;) {
		const u = uniformBelow(t, random);
		if (!bernoulliExp({ numerator: u, denominator: t }, random)) continue;
		let v = 0n;
		while (bernoulliExp(ONE, random)) v++;
		const magnitude = (u + t * v) / s;
		const negative = uniformBelow(2n, random) === 1n;
		if (negative && magnitude === 0n) continue;
		return negative ? -magnitude : magnitude;
	}
}
