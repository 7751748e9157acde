/** Above this, a sum of products is no longer exact in a float. */
const EXACT = Number.MAX_SAFE_INTEGER;
/** Keys up to this many times the rows are looked up directly, without hashing. */
const DIRECT_FACTOR = 4;

/**
 * Numbers equal rows equally: 0, 1, 2 … in the order of their first appearance. Exact, whatever the columns hold:
 * columns are folded into one key by mixed radix, and the key is renumbered before it could overflow.
 */
export class DenseNumbers {
	#keys = new Float64Array(0);
	#slots = new Int32Array(0);
	#slotKeys = new Float64Array(0);
	#ids = new Int32Array(0);
	#radix = 1;
	#rows = 0;

	/** Begins with all rows equal. The arrays are reused from one numbering to the next. */
	begin(rows: number): void {
		if (this.#keys.length < rows) {
			this.#keys = new Float64Array(rows);
			this.#ids = new Int32Array(rows);
		}
		this.#keys.fill(0, 0, rows);
		this.#radix = 1;
		this.#rows = rows;
	}

	/** Tells rows apart by a column too. @param map what each code becomes first; `cardinality` codes come out. */
	add(codes: Int32Array, map: Int32Array | undefined, cardinality: number): void {
		if (cardinality <= 1) return;
		if (this.#radix * cardinality > EXACT) {
			const { ids, count } = this.number();
			for (let i = 0; i < this.#rows; i++) this.#keys[i] = ids[i] ?? 0;
			this.#radix = count;
		}
		const keys = this.#keys;
		if (map === undefined) {
			for (let i = 0; i < this.#rows; i++) keys[i] = (keys[i] ?? 0) * cardinality + (codes[i] ?? 0);
		} else {
			for (let i = 0; i < this.#rows; i++) keys[i] = (keys[i] ?? 0) * cardinality + (map[codes[i] ?? 0] ?? 0);
		}
		this.#radix *= cardinality;
	}

	/** The number of each row, valid until the next call, and how many different ones there are. */
	number(): { ids: Int32Array; count: number } {
		return this.#radix <= DIRECT_FACTOR * this.#rows + 1024 ? this.#direct() : this.#hashed();
	}

	#direct(): { ids: Int32Array; count: number } {
		if (this.#slots.length < this.#radix) this.#slots = new Int32Array(this.#radix);
		const slots = this.#slots;
		slots.fill(0, 0, this.#radix);
		let count = 0;
		for (let i = 0; i < this.#rows; i++) {
			const key = this.#keys[i] ?? 0;
			let id = slots[key] ?? 0;
			if (id === 0) {
				id = ++count;
				slots[key] = id;
			}
			this.#ids[i] = id - 1;
		}
		return { ids: this.#ids, count };
	}

	#hashed(): { ids: Int32Array; count: number } {
		let capacity = 1024;
		while (capacity < 2 * this.#rows) capacity *= 2;
		if (this.#slots.length < capacity) this.#slots = new Int32Array(capacity);
		if (this.#slotKeys.length < capacity) this.#slotKeys = new Float64Array(capacity);
		const [slots, slotKeys, mask] = [this.#slots, this.#slotKeys, capacity - 1];
		slots.fill(0, 0, capacity);
		let count = 0;
		for (let i = 0; i < this.#rows; i++) {
			const key = this.#keys[i] ?? 0;
			let slot = Math.imul((key >>> 0) ^ Math.imul((key / 4294967296) >>> 0, 0x85ebca6b), 0x9e3779b1);
			slot = (slot ^ (slot >>> 15)) & mask;
			while (slots[slot] !== 0 && slotKeys[slot] !== key) slot = (slot + 1) & mask;
			let id = slots[slot] ?? 0;
			if (id === 0) {
				id = ++count;
				slots[slot] = id;
				slotKeys[slot] = key;
			}
			this.#ids[i] = id - 1;
		}
		return { ids: this.#ids, count };
	}
}
