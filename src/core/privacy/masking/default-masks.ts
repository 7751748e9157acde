import type { Label } from "../../catalogue/field.ts";
import { KEPT, type Mask, REDACTED } from "./mask.ts";
import { compareStrength } from "./strength.ts";

/** How values are shown unless a workspace says otherwise. Labels without a mask of their own are shown. */
export const DEFAULT_MASKS: Readonly<Record<Label, Mask>> = {
	secret: REDACTED,
	"free-text": REDACTED,
	"special-category": REDACTED,
	minor: REDACTED,
	"payment-card": [{ kind: "card", issuer: 0 }],
	"national-id": [{ kind: "last", shown: 2 }],
	iban: [{ kind: "iban" }],
	"birth-date": [{ kind: "year" }],
	address: [{ kind: "postcode" }],
	email: [{ kind: "email" }],
	phone: [{ kind: "last", shown: 2 }],
	name: [{ kind: "initials" }],
	"ip-address": [{ kind: "network", v4: 16, v6: 32 }],
	"external-id": [{ kind: "reference" }],
	"online-id": [{ kind: "reference" }],
	financial: [{ kind: "significant", digits: 1 }],
	location: [{ kind: "place", decimals: 1 }],
	behavioural: KEPT,
	demographic: KEPT,
	internal: KEPT,
};

/** The built-in mask of a field with these labels: the strongest of theirs. */
export function defaultMask(labels: readonly Label[]): Mask {
	return strongest(labels.map((label) => DEFAULT_MASKS[label]));
}

/** The first of the strongest; nothing is hidden where there is none. */
export function strongest(masks: readonly Mask[]): Mask {
	return masks.reduce((best, mask) => (compareStrength(mask, best) > 0 ? mask : best), KEPT);
}
