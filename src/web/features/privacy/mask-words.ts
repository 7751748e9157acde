import { MASK_KINDS, type MaskKind, type MaskStep } from "../../../core/privacy/masking/mask.ts";

/** What each mask does, to people. */
export const MASK_WORDS: Readonly<Record<MaskKind, string>> = {
	keep: "Show as it is",
	redact: "Hide whole",
	email: "E-mail: first letters",
	last: "Last digits",
	card: "Card number (PCI DSS)",
	iban: "IBAN: country and end",
	initials: "Initials",
	postcode: "Postcode area",
	reference: "Last two characters",
	year: "Year",
	month: "Month",
	"age-band": "Age band",
	network: "Network of the address",
	place: "Coarse coordinates",
	significant: "Significant digits",
	bucket: "Bands of one width",
	bands: "Bands between edges",
	noise: "Noise",
	pseudonym: "Pseudonym",
	substitute: "Substitute of the same form",
	hash: "SHA-256 hash",
};

/** The steps to choose from, by what they do; in this order. */
export const MASK_CHOICES = MASK_KINDS.map((kind) => ({ value: kind, label: MASK_WORDS[kind] }));

/** What a parameter of a step is called; steps without one have none. */
export const PARAMETER_WORDS: Partial<Record<MaskKind, { label: string; start: string }>> = {
	last: { label: "Digits shown, 1 to 4", start: "2" },
	card: { label: "Issuer's digits shown: 0, 6 or 8", start: "0" },
	"age-band": { label: "Years in a band: 5, 10 or 20", start: "10" },
	network: { label: "Bits of IPv4 / IPv6", start: "16/32" },
	place: { label: "Decimals, 0 to 2", start: "1" },
	significant: { label: "Digits, 1 or 2", start: "1" },
	bucket: { label: "Width of a band", start: "10" },
	bands: { label: "Edges, such as 0/100/1000", start: "0/100/1000" },
	noise: { label: "Scale of the noise", start: "10" },
	substitute: { label: "Of digits or letters", start: "digits" },
};

export type StrengthLevel = "open" | "guessable" | "coarse" | "partly" | "replaced" | "hidden";

/** Their outcome needs a key or a digest, which only the server has. */
const BY_THE_SERVER: ReadonlySet<MaskKind> = new Set(["noise", "pseudonym", "substitute", "hash"]);

export function isByTheServer({ kind }: MaskStep): boolean {
	return BY_THE_SERVER.has(kind);
}

/** A strength in one word. */
export function strengthLevel(strength: number): StrengthLevel {
	if (strength === 0) return "open";
	if (strength <= 5) return "guessable";
	if (strength <= 30) return "coarse";
	if (strength < 85) return "partly";
	return strength < 100 ? "replaced" : "hidden";
}
