import { randomBytes } from "node:crypto";
import type { RandomBytes } from "../../core/privacy/noise/random-bytes.ts";

/** Drawn from the system at a time: noise takes many draws of few bytes. */
const DRAWN_AT_ONCE = 4096;

/** The system's cryptographic random source. */
export function randomSource(): RandomBytes {
	let drawn = randomBytes(DRAWN_AT_ONCE);
	let next = 0;
	return (length) => {
		if (length > drawn.length - next) {
			drawn = randomBytes(Math.max(DRAWN_AT_ONCE, length));
			next = 0;
		}
		next += length;
		return drawn.subarray(next - length, next);
	};
}
