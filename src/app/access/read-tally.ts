import type { Clock } from "../../ports/clock.ts";

const WINDOW_MS = 300_000;

interface Window {
	untilMs: number;
	/** Since the entry that opened it. */
	reads: number;
	/** Resolves once that entry is durable. */
	recorded: Promise<void>;
	record(reads: number): Promise<void>;
}

/**
 * Records reads of the tree together: a verifier reads thousands of tiles, which are hashes and no data of anyone, and an
 * entry for each would have the log grow by being verified. The first read of a caller is recorded before it is answered;
 * those of the next five minutes are counted, and stand in the entry after them. See docs/adr/tree-reads-together.md.
 */
export class ReadTally {
	readonly #clock: Clock;
	readonly #windows = new Map<string, Window>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/**
	 * @param key who reads what. @param record writes an entry that stands for so many reads.
	 * @throws what `record` throws: the read must then not be answered.
	 */
	async count(key: string, record: (reads: number) => Promise<void>): Promise<void> {
		const nowMs = this.#clock.now();
		const before = this.#windows.get(key);
		if (before !== undefined && nowMs < before.untilMs) {
			await before.recorded;
			before.reads += 1;
			return;
		}
		const window = { untilMs: nowMs + WINDOW_MS, reads: 0, recorded: record((before?.reads ?? 0) + 1), record };
		this.#windows.set(key, window);
		try {
			await window.recorded;
		} catch (error) {
			if (before === undefined) this.#windows.delete(key);
			else this.#windows.set(key, before);
			throw error;
		}
	}

	/** Writes what was counted in windows that are over; with `all`, in every one. To be called now and then, and at the end. */
	async flush(all = false): Promise<void> {
		const nowMs = this.#clock.now();
		for (const [key, window] of [...this.#windows]) {
			if (!all && nowMs < window.untilMs) continue;
			this.#windows.delete(key);
			if (window.reads > 0) await window.record(window.reads);
		}
	}
}
