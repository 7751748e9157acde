import type { Clock } from "../../../ports/clock.ts";

const VALID_MS = 300_000;
const MOST = 10_000;

/**
 * What authenticators are asked to sign: each for one session or visit, for five minutes, once. In memory: who is asked
 * across a restart asks again.
 */
export class PasskeyChallenges {
	readonly #clock: Clock;
	readonly #issued = new Map<string, { challenge: string; untilMs: number }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** The one before, of the same session or visit, is void. */
	issue(boundTo: string, challenge: string): void {
		this.#issued.delete(boundTo);
		this.#issued.set(boundTo, { challenge, untilMs: this.#clock.now() + VALID_MS });
		const [oldest] = this.#issued.keys();
		if (this.#issued.size > MOST && oldest !== undefined) this.#issued.delete(oldest);
	}

	/** Null where none was issued, it is too old, or was taken. */
	take(boundTo: string): string | null {
		const issued = this.#issued.get(boundTo);
		this.#issued.delete(boundTo);
		return issued !== undefined && this.#clock.now() < issued.untilMs ? issued.challenge : null;
	}
}
