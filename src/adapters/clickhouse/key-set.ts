/** A set of customer keys, one bit each. */
export class KeySet {
	#bits = new Uint32Array(1024);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	/** False when the key was in already. */
	add(key: number): boolean {
		const word = key >>> 5;
		if (word >= this.#bits.length) this.#grow(word);
		const mask = 1 << (key & 31);
		const bits = this.#bits[word] as number;
		if ((bits & mask) !== 0) return false;
		this.#bits[word] = bits | mask;
		this.#size++;
		return true;
	}

	has(key: number): boolean {
		const word = key >>> 5;
		return word < this.#bits.length && ((this.#bits[word] as number) & (1 << (key & 31))) !== 0;
	}

	#grow(word: number): void {
		const grown = new Uint32Array(Math.max(word + 1, this.#bits.length * 2));
		grown.set(this.#bits);
		this.#bits = grown;
	}
}
