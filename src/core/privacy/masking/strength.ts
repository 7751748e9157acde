import { type Grain, grainOf, isAsCoarse } from "./grain.ts";
import type { Mask, MaskStep } from "./mask.ts";

/**
 * How much a mask hides, 0 (nothing) to 100 (all). Masks of different kinds of values are compared where a field has several
 * labels, so the order is total; the ranks are published in docs/masking.md.
 */
export function strengthOf(mask: Mask): number {
	return Math.max(0, ...mask.map(rankOf));
}

/** Negative where the first hides less: by strength, and among equally strong ones by the width of what looks alike. */
export function compareStrength(one: Mask, other: Mask): number {
	const [width, otherWidth] = [widthOf(one), widthOf(other)];
	return strengthOf(one) - strengthOf(other) || Number(width > otherWidth) - Number(width < otherWidth);
}

/**
 * Whether the first hides at least as much as the second, of every value. Where strengths alone cannot say it, as for
 * `≈ 2000` and a narrow band, or two networks of which each shows more of one protocol, it does not.
 */
export function hidesAsMuch(one: Mask, other: Mask): boolean {
	if (compareStrength(one, other) < 0) return false;
	const [grain, otherGrain] = [grainOf(one), grainOf(other)];
	if (grain && otherGrain && strengthOf(one) <= STRONGEST_OF_NUMBERS) return isAsCoarse(grain, otherGrain);
	const [network, otherNetwork] = [networkIn(one), networkIn(other)];
	return !network || !otherNetwork || (network.v4 <= otherNetwork.v4 && network.v6 <= otherNetwork.v6);
}

function networkIn(mask: Mask) {
	return mask.find((step) => step.kind === "network");
}

function widthOf(mask: Mask): number {
	return grainOf(mask)?.width ?? 0;
}

const STRONGEST_OF_NUMBERS = 30;
const ONE_WIDE = 14;
const NARROWEST = 6;

/** By the power of ten of what looks alike: wherever a mask is set, a narrow band is no stronger than few digits. */
function rankOfGrain({ width, digits }: Grain): number {
	if (digits !== undefined) return STRONGEST_OF_NUMBERS;
	return Math.max(NARROWEST, Math.min(ONE_WIDE + Math.floor(Math.log10(width)), ONE_WIDE + 12));
}

const AGE_BANDS = { 5: 61, 10: 62, 20: 63 } as const;

/** Steps only ever take away, so a mask is as strong as its strongest step. */
function rankOf(step: MaskStep): number {
	switch (step.kind) {
		case "keep":
			return 0;
		case "hash":
			return 5;
		case "significant":
			return 29 - step.digits;
		case "place":
		case "noise":
		case "bucket":
		case "bands":
			return rankOfGrain(grainOf([step]) ?? { width: 0 });
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
			return AGE_BANDS[step.years];
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
