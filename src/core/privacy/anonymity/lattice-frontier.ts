import { type Levels, latticeSize, levelsAt } from "./lattice.ts";

const NO = 1;
const YES = 2;

/**
 * Where in the lattice a property begins that generalising further never loses. Asked for one way, it looks for the
 * border on a path from there to the top by halving, and remembers what that says about all ways above and below
 * (Kohlmayer, Prasser et al.: Flash, PASSAT 2012).
 */
export class LatticeFrontier {
	readonly #highest: Levels;
	readonly #steps: readonly number[];
	readonly #known: Uint8Array;
	readonly #test: (levels: number[]) => boolean;
	readonly #cost: (levels: Levels) => number;

	/** @param cost what a path upwards keeps low, so that it passes where results are likely. */
	constructor(highest: Levels, test: (levels: number[]) => boolean, cost: (levels: Levels) => number) {
		this.#highest = highest;
		this.#steps = highest.map((_, at) => latticeSize(highest.slice(at + 1)));
		this.#known = new Uint8Array(latticeSize(highest));
		this.#test = test;
		this.#cost = cost;
	}

	has(index: number): boolean {
		if (this.#known[index] === 0) this.#settle(index);
		return this.#known[index] === YES;
	}

	#settle(index: number): void {
		const path = this.#pathUp(index);
		let [low, high] = [0, path.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			const at = path[middle] ?? index;
			if (this.#known[at] === 0) this.#mark(at, this.#test(levelsAt(at, this.#highest)) ? YES : NO);
			if (this.#known[at] === YES) high = middle;
			else low = middle + 1;
		}
	}

	#pathUp(index: number): number[] {
		const path = [index];
		const levels = levelsAt(index, this.#highest);
		for (let at = index; ; path.push(at)) {
			let [next, least] = [-1, Number.POSITIVE_INFINITY];
			for (let column = 0; column < levels.length; column++) {
				if (levels[column] === this.#highest[column]) continue;
				const above = levels.with(column, (levels[column] ?? 0) + 1);
				const cost = this.#cost(above);
				// Ways already decided say nothing new.
				if (cost < least && this.#known[at + (this.#steps[column] ?? 0)] === 0) [next, least] = [column, cost];
			}
			if (next === -1) return path;
			levels[next] = (levels[next] ?? 0) + 1;
			at += this.#steps[next] ?? 0;
		}
	}

	/** Marks a way and, with it, all above (`YES`) or below (`NO`). */
	#mark(index: number, answer: number): void {
		const open = [index];
		this.#known[index] = answer;
		for (let at = open.pop(); at !== undefined; at = open.pop()) {
			const levels = levelsAt(at, this.#highest);
			for (let column = 0; column < levels.length; column++) {
				const level = levels[column] ?? 0;
				if (answer === YES ? level === this.#highest[column] : level === 0) continue;
				const next = at + (answer === YES ? 1 : -1) * (this.#steps[column] ?? 0);
				if (this.#known[next] !== 0) continue;
				this.#known[next] = answer;
				open.push(next);
			}
		}
	}
}
