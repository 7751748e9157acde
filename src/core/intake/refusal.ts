import type { QuarantineReason } from "./reasons.ts";

/** A value that cannot be accepted, and why. One object for each reason, so that refusing allocates nothing. */
export class Refusal {
	readonly reason: QuarantineReason;

	constructor(reason: QuarantineReason) {
		this.reason = reason;
	}
}

const refusals = new Map<QuarantineReason, Refusal>();

export function refuse(reason: QuarantineReason): Refusal {
	let known = refusals.get(reason);
	if (known === undefined) {
		known = new Refusal(reason);
		refusals.set(reason, known);
	}
	return known;
}

/** Canonical text, or why there is none. */
export type Parsed = string | Refusal;
