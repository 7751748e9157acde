import { discreteGaussian } from "../noise/discrete-gaussian.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import type { Rational } from "../noise/rational.ts";
import { keptFrom, LEAST_SHARED } from "./privacy-price.ts";

export interface KeptValue<Value> {
	value: Value;
	/** Noisy. */
	rows: number;
}

/**
 * The values that many customers share, most frequent first, with noisy counts. Whether a value occurs at all is a secret
 * too; the cut keeps it: see docs/synthetic.md.
 */
export function keptValues<Value>(
	rows: ReadonlyMap<Value, number>,
	variance: Rational,
	most: number,
	random: RandomBytes,
): KeptValue<Value>[] {
	const least = keptFrom(variance);
	const kept: KeptValue<Value>[] = [];
	for (const [value, count] of rows) {
		if (count < LEAST_SHARED) continue;
		const noisy = count + Number(discreteGaussian(variance, random));
		if (noisy >= least) kept.push({ value, rows: noisy });
	}
	return kept.sort((a, b) => b.rows - a.rows).slice(0, most);
}
