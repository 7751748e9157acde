/** A map whose values are made when first asked for: of ten thousand segments a rule names a few. */
export class ParsedOnDemand<Raw, Value> implements ReadonlyMap<string, Value> {
	readonly #raw: ReadonlyMap<string, Raw>;
	readonly #parse: (raw: Raw) => Value;
	readonly #parsed = new Map<string, Value>();

	constructor(raw: ReadonlyMap<string, Raw>, parse: (raw: Raw) => Value) {
		this.#raw = raw;
		this.#parse = parse;
	}

	get size(): number {
		return this.#raw.size;
	}

	has(key: string): boolean {
		return this.#raw.has(key);
	}

	get(key: string): Value | undefined {
		const known = this.#parsed.get(key);
		if (known !== undefined) return known;
		const raw = this.#raw.get(key);
		if (raw === undefined) return undefined;
		const value = this.#parse(raw);
		this.#parsed.set(key, value);
		return value;
	}

	keys(): MapIterator<string> {
		return this.#raw.keys();
	}

	entries(): MapIterator<[string, Value]> {
		return this.#all().entries();
	}

	values(): MapIterator<Value> {
		return this.#all().values();
	}

	forEach(visit: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
		for (const [key, value] of this.#all()) visit(value, key, this);
	}

	[Symbol.iterator](): MapIterator<[string, Value]> {
		return this.entries();
	}

	#all(): Map<string, Value> {
		return new Map([...this.#raw].map(([key, raw]) => [key, this.get(key) ?? this.#parse(raw)]));
	}
}
