import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";

/** So many attempts are free; each further one doubles the wait before the next. */
export interface ThrottleRule {
	freeAttempts: number;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Attempts are forgotten after so much quiet. */
const FORGOTTEN_MS = 60 * 60_000;
const MOST_KEYS = 10_000;

interface Count {
	attempts: number;
	lastMs: number;
}

export interface Attempt {
	/** It was no guess: what was counted for the first key is forgotten, and for the others not counted. */
	succeeded(): void;
}

/**
 * Slows down guessing, in memory: an attempt counts when it begins, so that many at once gain nothing. Nobody is locked out
 * for longer than a quarter of an hour.
 */
export class Throttle {
	readonly #clock: Clock;
	readonly #counts = new Map<string, Count>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** @throws SegwardError `rate-limited` while one of the keys has to wait; that attempt is not counted. */
	begin(keys: Record<string, ThrottleRule>): Attempt {
		const nowMs = this.#clock.now();
		const entries = Object.entries(keys);
		const waitMs = Math.max(...entries.map(([key, rule]) => this.#waitMs(key, rule, nowMs)));
		if (waitMs > 0) {
			throw new SegwardError("rate-limited", { hint: `Try again in ${Math.ceil(waitMs / 1000)} s.` });
		}
		for (const [key] of entries) this.#count(key, nowMs);
		return {
			succeeded: () => {
				const [first, ...others] = entries.map(([key]) => key);
				if (first !== undefined) this.#counts.delete(first);
				for (const key of others) {
					const count = this.#counts.get(key);
					if (count !== undefined) count.attempts -= 1;
				}
			},
		};
	}

	#waitMs(key: string, { freeAttempts }: ThrottleRule, nowMs: number): number {
		const count = this.#counts.get(key);
		if (count === undefined) return 0;
		if (nowMs - count.lastMs >= FORGOTTEN_MS) this.#counts.delete(key);
		const beyond = count.attempts - freeAttempts;
		const pauseMs = beyond < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** beyond, LONGEST_WAIT_MS);
		return count.lastMs + pauseMs - nowMs;
	}

	#count(key: string, nowMs: number): void {
		const attempts = (this.#counts.get(key)?.attempts ?? 0) + 1;
		// Set anew, so that the first key is the one that was quiet the longest.
		this.#counts.delete(key);
		this.#counts.set(key, { attempts, lastMs: nowMs });
		const [oldest] = this.#counts.keys();
		if (this.#counts.size > MOST_KEYS && oldest !== undefined) this.#counts.delete(oldest);
	}
}
