/** Also as addresses of pages write them, with `%40`. */
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
/** Phones, cards and account numbers as people write them: nine digits or more with single separators between. */
const LONG_NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[ ().\-/]{0,2}\d){8,24}(?![\p{L}\p{N}])/gu;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;

/** What stands in the place of an identifier that was taken out of a free text. */
export const REMOVED = "[removed]";

export function holdsEmail(text: string): boolean {
	return (text.includes("@") || text.includes("%40")) && text.search(EMAIL) !== -1;
}

/** Free text without the identifiers that people write into it: e-mail addresses, phone, card and account numbers. */
export function withoutIdentifiers(text: string): string {
	return text.replaceAll(EMAIL, REMOVED).replaceAll(IBAN, REMOVED).replaceAll(LONG_NUMBER, REMOVED);
}
