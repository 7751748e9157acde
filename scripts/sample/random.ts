import { createHash } from "node:crypto";

/** A stream of numbers in [0, 1) that the seed alone decides (mulberry32). Not for secrets. */
export class Random {
	#state: number;

	constructor(seed: string) {
		this.#state = createHash("sha256").update(seed).digest().readUInt32LE(0);
	}

	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** An integer from 0 to `limit` - 1. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	pick<T>(values: readonly T[]): T {
		return values[this.below(values.length)] as T;
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}
}
