import type { QuarantineReason } from "./reasons.ts";

/** What a text may hold beyond plain characters. */
export interface SafetyRules {
	/** Tab and line breaks are part of the text, as in addresses. */
	multiline: boolean;
	/** Formulas and markup are kept as text. */
	activeContent: boolean;
}

const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/u;
const BROKEN = /[\p{Surrogate}\p{Noncharacter_Code_Point}]/u;
const C1_CONTROL = /[\u0080-\u009F\u2028\u2029]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/**
 * Invisible code points where Unicode gives them a visible effect: variation selectors after a character, joiners
 * inside emoji or between letters of scripts that join (UAX #31), tags of a flag.
 */
const VISIBLE_USE =
	/[\p{L}\p{M}\p{N}\p{S}\p{P}][\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}])[\u200C\u200D]|\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;

/** A tag, comment or declaration; an address in angle brackets is none. */
const MARKUP = /<(?:\/?[a-z][^\s@<>]*(?:[\s/>]|$)|[!?])/i;
const HANDLER = /(?:^|[\s"'/;])on[a-z]{3,20}\s*=/i;
const SCRIPT_URL = /(?:java|vb|live)script\s*:|data\s*:\s*text\/html/i;
const CHARACTER_REFERENCE = /&(?:#x?[0-9a-f]+|lt|gt|quot|colon|tab|newline);?/i;

const HARMLESS_SIGN = /^[+-](?:[\d\s().,/%'x-]*|\p{Sc}[\d\s.,]*|[\d.,]+e[+-]?\d+|\s[^(|!=]*)$/iu;
const HARMLESS_AT = /^@[\p{L}\p{N}_.]{1,64}$/u;

/**
 * Why this text is not safe to keep, or undefined. Takes trimmed NFC text.
 * SQL-looking text is fine: no value is ever part of a statement.
 */
export function unsafeContent(text: string, rules: SafetyRules): QuarantineReason | undefined {
	let special = false;
	let less = false;
	let equals = false;
	let colon = false;
	let ampersand = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0x7e) {
			if (code === 0x7f) return "control-character";
			special = true;
		} else if (code < 0x20) {
			if (!rules.multiline || (code !== 9 && code !== 10 && code !== 13)) return "control-character";
		} else if (code === 0x3c) less = true;
		else if (code === 0x3d) equals = true;
		else if (code === 0x3a) colon = true;
		else if (code === 0x26) ampersand = true;
	}
	if (special) {
		const reason = unsafeUnicode(text);
		if (reason !== undefined) return reason;
	}
	if (rules.activeContent) return undefined;
	if (isFormula(text)) return "active-formula";
	if (
		(less && MARKUP.test(text)) ||
		(equals && HANDLER.test(text)) ||
		(colon && SCRIPT_URL.test(text)) ||
		(ampersand && CHARACTER_REFERENCE.test(text))
	) {
		return "active-markup";
	}
	return undefined;
}

function unsafeUnicode(text: string): QuarantineReason | undefined {
	if (C1_CONTROL.test(text)) return "control-character";
	if (BIDI_CONTROL.test(text)) return "bidi-character";
	if (BROKEN.test(text)) return "unicode-invalid";
	if (INVISIBLE.test(text) && INVISIBLE.test(text.replaceAll(VISIBLE_USE, ""))) return "invisible-character";
	return undefined;
}

/** True where a spreadsheet would compute the text; signed numbers, phone numbers, `- a list item` and `@handle` are text. */
function isFormula(text: string): boolean {
	switch (text.charCodeAt(0)) {
		case 0x3d: // =
		case 0xff1d: // fullwidth =, which some spreadsheets take for the same
			return true;
		case 0x2b: // +
		case 0x2d: // -
			return !HARMLESS_SIGN.test(text);
		case 0x40: // @
			return !HARMLESS_AT.test(text);
		case 0xff0b:
		case 0xff0d:
		case 0xff20:
			return true;
		default:
			return false;
	}
}
