import type { RandomBytes } from "../noise/random-bytes.ts";
import { uniformBelow } from "../noise/uniform-below.ts";

/** Weights are rounded to this part of a row. */
const PARTS_OF_ROW = 64;

/** Draws places in proportion to their weights. */
export class WeightedDraw {
	readonly #upTo: number[] = [];
	readonly #sum: number;

	constructor(weights: Iterable<number>) {
		let sum = 0;
		for (const weight of weights) {
			sum += Math.max(0, Math.round(weight * PARTS_OF_ROW));
			this.#upTo.push(sum);
		}
		this.#sum = sum;
	}

	/** Whether no place has any weight. */
	get isEmpty(): boolean {
		return this.#sum === 0;
	}

	place(random: RandomBytes): number {
		const at = Number(uniformBelow(BigInt(this.#sum), random));
		return this.#upTo.findIndex((upTo) => at < upTo);
	}
}
