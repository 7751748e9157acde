const WORDS = 4;
const FULL = 0.75;
const MIN_SLOTS = 1_024;

/**
 * Blind index (16 bytes) → customer key (1 to 2³²−1), exact on all 128 bits.
 * Open addressing in typed arrays, 20 bytes a slot: ten million customers take 16.8 million slots, 336 MB.
 */
export class IdentityMap {
	#ids: Uint32Array;
	#keys: Uint32Array;
	#size = 0;

	/** `expected` entries fit without growing. */
	constructor(expected = 0) {
		let slots = MIN_SLOTS;
		while (slots * FULL < expected) slots *= 2;
		this.#ids = new Uint32Array(slots * WORDS);
		this.#keys = new Uint32Array(slots);
	}

	get size(): number {
		return this.#size;
	}

	/** The customer key, or 0 when the blind index is unknown. Reads 16 bytes at `offset`. */
	get(blindIndex: Uint8Array, offset = 0): number {
		const a = word(blindIndex, offset);
		const b = word(blindIndex, offset + 4);
		const c = word(blindIndex, offset + 8);
		const d = word(blindIndex, offset + 12);
		return this.#keys[this.#slot(a, b, c, d)] as number;
	}

	/** Adds the pair, or replaces the key of a known blind index. @throws RangeError for a key that is not 1 to 2³²−1. */
	set(blindIndex: Uint8Array, customerKey: number, offset = 0): void {
		if (!(customerKey >= 1 && customerKey <= 0xffffffff)) throw new RangeError("customer keys are 1 to 2^32-1");
		if (this.#size >= this.#keys.length * FULL) this.#grow();
		this.#put(
			word(blindIndex, offset),
			word(blindIndex, offset + 4),
			word(blindIndex, offset + 8),
			word(blindIndex, offset + 12),
			customerKey,
		);
	}

	#put(a: number, b: number, c: number, d: number, customerKey: number): void {
		const slot = this.#slot(a, b, c, d);
		if (this.#keys[slot] === 0) {
			const at = slot * WORDS;
			this.#ids[at] = a;
			this.#ids[at + 1] = b;
			this.#ids[at + 2] = c;
			this.#ids[at + 3] = d;
			this.#size++;
		}
		this.#keys[slot] = customerKey;
	}

	/** The slot of this id, or the free one where it belongs. Blind indexes are uniform, so their bits are the hash. */
	#slot(a: number, b: number, c: number, d: number): number {
		const ids = this.#ids;
		const keys = this.#keys;
		const mask = keys.length - 1;
		let slot = a & mask;
		while (keys[slot] !== 0) {
			const at = slot * WORDS;
			if (ids[at] === a && ids[at + 1] === b && ids[at + 2] === c && ids[at + 3] === d) break;
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	#grow(): void {
		const ids = this.#ids;
		const keys = this.#keys;
		this.#ids = new Uint32Array(ids.length * 2);
		this.#keys = new Uint32Array(keys.length * 2);
		this.#size = 0;
		for (let slot = 0; slot < keys.length; slot++) {
			const key = keys[slot] as number;
			if (key === 0) continue;
			const at = slot * WORDS;
			this.#put(ids[at] as number, ids[at + 1] as number, ids[at + 2] as number, ids[at + 3] as number, key);
		}
	}
}

function word(bytes: Uint8Array, at: number): number {
	return (
		((bytes[at] as number) |
			((bytes[at + 1] as number) << 8) |
			((bytes[at + 2] as number) << 16) |
			((bytes[at + 3] as number) << 24)) >>>
		0
	);
}
