import type { AccessDecision } from "../../ports/policy-engine.ts";

const MOST_DECISIONS = 2_000;

/**
 * Remembers decisions by the whole question, which holds the second it is asked in: until the policies change, Cedar answers
 * the same question alike.
 */
export class DecisionsOfASecond {
	readonly #decisions = new Map<string, AccessDecision>();
	#second = 0;

	of(second: number, question: string, decide: () => AccessDecision): AccessDecision {
		if (second !== this.#second || this.#decisions.size >= MOST_DECISIONS) this.#decisions.clear();
		this.#second = second;
		const known = this.#decisions.get(question);
		if (known !== undefined) return known;
		const decision = decide();
		this.#decisions.set(question, decision);
		return decision;
	}

	/** The policies changed. */
	forget(): void {
		this.#decisions.clear();
	}
}
