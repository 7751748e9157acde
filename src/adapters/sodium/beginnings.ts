const MOST_REMEMBERED = 512;

/** The beginnings of one memory by their length: making a new view costs as much as hashing what it shows. */
export class Beginnings {
	readonly #memory: Buffer;
	readonly #views: Buffer[] = [];

	constructor(memory: Buffer) {
		this.#memory = memory;
	}

	of(length: number): Buffer {
		if (length >= MOST_REMEMBERED) return this.#memory.subarray(0, length);
		const known = this.#views[length];
		if (known !== undefined) return known;
		const view = this.#memory.subarray(0, length);
		this.#views[length] = view;
		return view;
	}
}
