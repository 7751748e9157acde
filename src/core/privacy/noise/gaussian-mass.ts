/** Masses beyond so many standard deviations are below 10⁻⁸⁰ and left out. */
const DEVIATIONS = 20;

/** The probabilities of discrete Gaussian noise, for accounting, stated margins and tests; nothing is sampled from them. */
export class GaussianMass {
	readonly #sigmaSquared: number;
	readonly #furthest: number;
	readonly #total: number;

	/** @throws RangeError unless σ² is above 0. */
	constructor(sigmaSquared: number) {
		if (!(sigmaSquared > 0 && Number.isFinite(sigmaSquared))) throw new RangeError("sigma squared is above 0");
		this.#sigmaSquared = sigmaSquared;
		this.#furthest = Math.ceil(DEVIATIONS * Math.sqrt(sigmaSquared)) + 1;
		this.#total = this.#sum(-this.#furthest, (y) => this.#weight(y));
	}

	/** The probability of y. */
	at(y: number): number {
		return this.#weight(y) / this.#total;
	}

	/** The probability of more than `bound`. */
	above(bound: number): number {
		return this.#sum(Math.floor(bound) + 1, (y) => this.at(y));
	}

	variance(): number {
		return this.#sum(-this.#furthest, (y) => y * y * this.at(y));
	}

	/** The smallest margin that the noise keeps within with at least this probability. */
	margin(probability: number): number {
		let margin = 0;
		let within = this.at(0);
		while (within < probability && margin < this.#furthest) within += 2 * this.at(++margin);
		return margin;
	}

	/** The δ of one count (that one customer changes by 1) at ε: theorem 7 of Canonne, Kamath and Steinke (2020). */
	delta(epsilon: number): number {
		const middle = epsilon * this.#sigmaSquared;
		return this.above(middle - 0.5) - Math.exp(epsilon) * this.above(middle + 0.5);
	}

	#weight(y: number): number {
		return Math.exp((-y * y) / (2 * this.#sigmaSquared));
	}

	/** From the furthest inwards where it begins below 0; small terms first, so that none is lost beside a large one. */
	#sum(from: number, term: (y: number) => number): number {
		let sum = 0;
		for (let y = this.#furthest; y >= from; y--) sum += term(y);
		return sum;
	}
}
