import type { Mask, MaskStep } from "./mask.ts";

/**
 * How much a mask hides, 0 (nothing) to 100 (all). Masks of different kinds of values are compared where a field has several
 * labels, so the order is total; the ranks are published in docs/masking.md.
 */
export function strengthOf(mask: Mask): number {
	return Math.max(0, ...mask.map(rankOf));
}

/** Steps only ever take away, so a mask is as strong as its strongest step. */
function rankOf(step: MaskStep): number {
	switch (step.kind) {
		case "keep":
			return 0;
		case "hash":
			return 5;
		case "place":
			return 24 - 2 * step.decimals;
		case "noise":
			return 26;
		case "significant":
			return 29 - step.digits;
		case "bucket":
		case "bands":
			return 30;
		case "reference":
			return 32;
		case "network":
			return step.v4 === 24 || step.v6 === 48 ? 34 : 36;
		case "initials":
			return 40;
		case "email":
			return 48;
		case "postcode":
			return 52;
		case "month":
			return 54;
		case "year":
			return 60;
		case "age-band":
			return 62;
		case "iban":
			return 64;
		case "card":
			return { 8: 66, 6: 68, 0: 70 }[step.issuer];
		case "last":
			return 76 - step.shown;
		case "substitute":
			return 85;
		case "pseudonym":
			return 90;
		case "redact":
			return 100;
	}
}

/** From this strength on nothing of the value itself is seen. */
const HIDES_WHOLE = 85;

/** Whether a mask shows nothing of the value itself; a hash can be guessed, and does not count. */
export function hidesWhole(mask: Mask): boolean {
	return strengthOf(mask) >= HIDES_WHOLE;
}
