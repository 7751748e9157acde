/** Keeps what was loaded within so many bytes; what was not asked for the longest leaves first. */
export class LoadedOnce<T extends { bytes: number }> {
	readonly #mostBytes: number;
	/** Least recently asked for first. */
	readonly #kept = new Map<string, T>();
	readonly #loading = new Map<string, Promise<T>>();
	#bytes = 0;

	constructor(mostBytes: number) {
		this.#mostBytes = mostBytes;
	}

	/** Those who ask for the same thing while it is loaded share one load. */
	async get(key: string, load: () => Promise<T>): Promise<T> {
		const kept = this.#kept.get(key);
		if (kept !== undefined) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept;
		}
		const underWay = this.#loading.get(key);
		if (underWay !== undefined) return underWay;
		const loading = load();
		this.#loading.set(key, loading);
		try {
			const loaded = await loading;
			// Forgotten meanwhile: whoever asked before that may have it, nobody else.
			if (this.#loading.get(key) === loading) this.#keep(key, loaded);
			return loaded;
		} finally {
			if (this.#loading.get(key) === loading) this.#loading.delete(key);
		}
	}

	forget(isStale: (key: string) => boolean): void {
		for (const [key, { bytes }] of this.#kept) {
			if (!isStale(key)) continue;
			this.#kept.delete(key);
			this.#bytes -= bytes;
		}
		for (const key of this.#loading.keys()) if (isStale(key)) this.#loading.delete(key);
	}

	#keep(key: string, loaded: T): void {
		this.#kept.set(key, loaded);
		this.#bytes += loaded.bytes;
		for (const [oldest, { bytes }] of this.#kept) {
			if (this.#bytes <= this.#mostBytes) break;
			this.#kept.delete(oldest);
			this.#bytes -= bytes;
		}
	}
}
