/**
 * Format and checksum knowledge that well-kept libraries own. Every function is pure and synchronous,
 * takes trimmed text, and returns the normalised value or null when the text is not of this format.
 */
export interface ValueFormats {
	/** Lower-cases the domain, keeps the local part; RFC 5321 lengths. */
	email(text: string): string | null;
	/** E.164, such as `+442071838750`. `defaultCountry` (ISO 3166-1 alpha-2) is needed for national notation. */
	phone(text: string, defaultCountry?: string): { e164: string; country: string | null } | null;
	/** ISO 3166-1 alpha-2 from a code (2 or 3 letters) or an English name. */
	country(text: string): string | null;
	postalCode(text: string, country?: string): string | null;
	iban(text: string): string | null;
	/** Digits only; Luhn and brand length both hold. */
	paymentCard(text: string): string | null;
	/** A national id with a verified checksum; `kind` names the scheme, such as `gb.nhs`. */
	nationalId(text: string): { value: string; kind: string } | null;
	ipAddress(text: string): string | null;
	url(text: string): string | null;
}
