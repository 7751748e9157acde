import type { FieldType, Label } from "../catalogue/field.ts";

/** What stands for hidden characters; always three, so that it tells nothing about the length. */
const HIDDEN = "•••";
const LONGEST_SHOWN = 80;

type Mask = (text: string, type: FieldType) => string;

/** Strictest first: a value with several labels gets the mask of the first that has one. */
const MASKS: readonly (readonly [Label, Mask])[] = [
	["secret", hide],
	["free-text", hide],
	["special-category", hide],
	["minor", hide],
	["payment-card", (text) => lastDigits(text, 4, 12)],
	["national-id", (text) => lastDigits(text, 2, 6)],
	["iban", maskIban],
	["birth-date", yearOnly],
	["address", maskAddress],
	["email", maskEmail],
	["phone", (text) => lastDigits(text, 2, 6)],
	["name", initials],
	["ip-address", ipPrefix],
	["external-id", maskReference],
	["online-id", maskReference],
	["financial", magnitude],
	["location", coarsePlace],
];

/**
 * A value as people may see it in previews and lists. Identifiers and sensitive values are hidden or shortened by their
 * labels; other values are shown, on one line of at most 80 characters without control, bidirectional or zero-width
 * characters. An e-mail address is masked under any label.
 */
export function maskValue(value: string, labels: readonly Label[], type: FieldType): string {
	const text = oneSafeLine(value);
	if (text === "") return "";
	const mask = MASKS.find(([label]) => labels.includes(label))?.[1];
	if (mask) return mask(text, type);
	return text.includes("@") && /\S@\S+\.\S/.test(text) ? hide() : shorten(text);
}

/** Text that cannot act on a terminal or page: one line, nothing invisible. */
export function oneSafeLine(value: string): string {
	return value
		.slice(0, 1_000)
		.normalize("NFC")
		.replace(/[\s\u2028\u2029]+/gu, " ")
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
		.trim();
}

function shorten(text: string): string {
	const characters = [...text];
	return characters.length <= LONGEST_SHOWN ? text : `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

function hide(): string {
	return HIDDEN;
}

function first(text: string): string {
	return /^[\p{L}\p{N}]/u.exec(text)?.[0] ?? "";
}

/** The last digits of a number that has at least `from` of them. */
function lastDigits(text: string, count: number, from: number): string {
	const digits = text.replace(/[^\p{Nd}]/gu, "");
	return digits.length < from || /e\+/i.test(text) ? HIDDEN : `${HIDDEN}${digits.slice(-count)}`;
}

function maskEmail(text: string): string {
	const at = text.lastIndexOf("@");
	if (at < 1) return HIDDEN;
	const domain = text.slice(at + 1);
	const end = /\.[\p{L}\p{N}-]{2,24}$/u.exec(domain)?.[0] ?? "";
	return `${first(text)}${HIDDEN}@${first(domain)}${HIDDEN}${end}`;
}

function initials(text: string): string {
	const letters = text.split(/[\s,]+/).flatMap((word) => /\p{L}/u.exec(word)?.[0].toUpperCase() ?? []);
	return letters.length === 0
		? HIDDEN
		: letters
				.slice(0, 4)
				.map((letter) => `${letter}.`)
				.join(" ");
}

function maskIban(text: string): string {
	const compact = text.replace(/\s/g, "");
	return /^[A-Za-z]{2}\d{2}/.test(compact) && compact.length >= 15
		? `${compact.slice(0, 2)}${HIDDEN}${compact.slice(-4)}`
		: HIDDEN;
}

function yearOnly(text: string): string {
	return /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0] ?? HIDDEN;
}

/** The area of a postal code; nothing of any other address. */
function maskAddress(text: string): string {
	return /^(?=.*\d)[A-Z0-9]{2,5}[ -]?[A-Z0-9]{2,5}$/i.test(text) && text.length >= 4
		? `${text.slice(0, 2)}${HIDDEN}`
		: HIDDEN;
}

function ipPrefix(text: string): string {
	const v4 = /^(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(text);
	if (v4) return `${v4[1]}.${HIDDEN}`;
	const v6 = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}):/i.exec(text);
	return v6 ? `${v6[1]}:${HIDDEN}` : HIDDEN;
}

function maskReference(text: string): string {
	if (text.includes("@")) return maskEmail(text);
	return [...text].length >= 6 ? `${HIDDEN}${[...text].slice(-2).join("")}` : HIDDEN;
}

/** Amounts to one significant digit, such as `≈ 2000`. */
function magnitude(text: string, type: FieldType): string {
	const amount = Number(text);
	const numeric = type === "integer" || type === "decimal" || type === "float";
	if (!numeric || !Number.isFinite(amount)) return HIDDEN;
	return amount === 0 ? "≈ 0" : `≈ ${Number(amount.toPrecision(1))}`;
}

/** Coordinates to one decimal, about ten kilometres; names of places as they are. */
function coarsePlace(text: string): string {
	return shorten(text.replace(/(\d+[.,]\d)\d+/g, "$1"));
}
