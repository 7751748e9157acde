import type { RandomBytes } from "./random-bytes.ts";

/** Bounds up to here are drawn in machine integers, which are exact below 2⁵³. */
const SMALL = 2n ** 48n;

/** A whole number from 0 to `bound` − 1, each as likely, by rejection. @throws RangeError for a bound below 1. */
export function uniformBelow(bound: bigint, random: RandomBytes): bigint {
	if (bound < 1n) throw new RangeError("a bound is at least 1");
	if (bound === 1n) return 0n;
	return bound <= SMALL ? BigInt(smallBelow(Number(bound), random)) : largeBelow(bound, random);
}

/** Fewer than 2⁸ multiples of the bound are covered, so that hardly a draw in 256 is rejected. */
function smallBelow(bound: number, random: RandomBytes): number {
	let length = 1;
	for (let range = 256; range < bound * 256 && length < 6; range *= 256) length++;
	const range = 256 ** length;
	const limit = range - (range % bound);
	for (;;) {
		const value = random(length).reduce((sum, byte) => sum * 256 + byte, 0);
		if (value < limit) return value % bound;
	}
}

function largeBelow(bound: bigint, random: RandomBytes): bigint {
	const length = Math.ceil(bound.toString(16).length / 2) + 1;
	const range = 256n ** BigInt(length);
	const limit = range - (range % bound);
	for (;;) {
		let value = 0n;
		for (const byte of random(length)) value = value * 256n + BigInt(byte);
		if (value < limit) return value % bound;
	}
}
