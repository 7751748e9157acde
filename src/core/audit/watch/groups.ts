/** Something remembered of each of many; the longest unused are forgotten beyond `most`. Saved as pairs. */
export class Groups<T> {
	readonly #map: Map<string, T>;
	readonly #most: number;

	constructor(saved: unknown, most: number) {
		this.#map = new Map(Array.isArray(saved) ? (saved as [string, T][]) : []);
		this.#most = most;
	}

	/** Looking counts as use. */
	get(key: string): T | undefined {
		const found = this.#map.get(key);
		if (found !== undefined && this.#map.size * 2 > this.#most) {
			this.#map.delete(key);
			this.#map.set(key, found);
		}
		return found;
	}

	set(key: string, value: T): void {
		this.#map.set(key, value);
		if (this.#map.size <= this.#most) return;
		const [oldest] = this.#map.keys();
		if (oldest !== undefined) this.#map.delete(oldest);
	}

	delete(key: string): void {
		this.#map.delete(key);
	}

	getOrSet(key: string, make: () => T): T {
		const found = this.get(key);
		if (found !== undefined) return found;
		const made = make();
		this.set(key, made);
		return made;
	}

	save(): [string, T][] {
		return [...this.#map];
	}
}

/** Actors, things or networks that one test keeps apart. */
export const MOST_GROUPS = 10_000;
