import { HIDDEN } from "./safe-line.ts";

/*
 * Each takes one safe line and gives what is left of it to see; undefined where it is not what the mask is for, and then
 * nothing is shown.
 */

export function maskEmail(text: string): string | undefined {
	const at = text.lastIndexOf("@");
	if (at < 1) return undefined;
	const domain = text.slice(at + 1);
	const end = /\.[\p{L}\p{N}-]{2,24}$/u.exec(domain)?.[0] ?? "";
	return `${first(text)}${HIDDEN}@${first(domain)}${HIDDEN}${end}`;
}

/** Scientific notation has lost digits, so its last ones are none. */
export function lastDigits(text: string, shown: number): string | undefined {
	const digits = digitsOf(text);
	return digits.length < 3 * shown || /e\+/i.test(text) ? undefined : `${HIDDEN}${digits.slice(-shown)}`;
}

const LAST_OF_CARD = 4;
const FEWEST_HIDDEN_OF_CARD = 4;

/** The issuer's digits only where at least four others stay hidden. */
export function cardDigits(text: string, issuer: number): string | undefined {
	const digits = digitsOf(text);
	if (digits.length < 12 || digits.length > 19 || /e\+/i.test(text)) return undefined;
	const begin = digits.length >= issuer + LAST_OF_CARD + FEWEST_HIDDEN_OF_CARD ? digits.slice(0, issuer) : "";
	return `${begin}${HIDDEN}${digits.slice(-LAST_OF_CARD)}`;
}

export function maskIban(text: string): string | undefined {
	const compact = text.replace(/\s/g, "");
	return /^[A-Za-z]{2}\d{2}/.test(compact) && compact.length >= 15
		? `${compact.slice(0, 2)}${HIDDEN}${compact.slice(-4)}`
		: undefined;
}

const MOST_INITIALS = 4;
/** Scripts in which one character is a syllable or a word: the first is often a whole family name. */
const WHOLE_IN_ONE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function initials(text: string): string | undefined {
	if (WHOLE_IN_ONE.test(text)) return undefined;
	let letters = "";
	let words = 0;
	for (const word of text.split(/[\s,]+/)) {
		const letter = /^[A-Za-z]/.exec(word)?.[0] ?? /\p{L}/u.exec(word)?.[0];
		if (letter === undefined) continue;
		words += 1;
		letters += `${letters === "" ? "" : " "}${letter.toUpperCase()}.`;
		if (words === MOST_INITIALS) break;
	}
	return letters === "" ? undefined : letters;
}

export function postcodeArea(text: string): string | undefined {
	return text.length >= 4 && /^(?=.*\d)[A-Z0-9]{2,5}[ -]?[A-Z0-9]{2,5}$/i.test(text)
		? `${text.slice(0, 2)}${HIDDEN}`
		: undefined;
}

export function maskReference(text: string): string | undefined {
	if (text.includes("@")) return maskEmail(text);
	const characters = [...text];
	return characters.length >= 6 ? `${HIDDEN}${characters.slice(-2).join("")}` : undefined;
}

/** Most numbers are written in ASCII, where a loop is many times faster than the pattern for all scripts. */
function digitsOf(text: string): string {
	let digits = "";
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x7f) return text.replace(/[^\p{Nd}]/gu, "");
		if (code >= 0x30 && code <= 0x39) digits += text[at];
	}
	return digits;
}

function first(text: string): string {
	return /^[\p{L}\p{N}]/u.exec(text)?.[0] ?? "";
}
