/**
 * Format and checksum knowledge that well-kept libraries own. Every function is pure and synchronous,
 * takes trimmed text, and returns the normalised value or null when the text is not of this format.
 */
export interface ValueFormats {
	/** Lower-cases the domain, keeps the local part; RFC 5321 lengths. */
	email(text: string): string | null;
	/** E.164, such as `+442071838750`. `defaultCountry` (ISO 3166-1 alpha-2) is needed for national notation. */
	phone(text: string, defaultCountry?: string): { e164: string; country: string | null } | null;
	/** ISO 3166-1 alpha-2 from a code (2 or 3 letters) or a name (English, or one of the larger European languages). */
	country(text: string): string | null;
	/** Upper case, single spaces; without a country it passes when the form is one of some country. */
	postalCode(text: string, country?: string): string | null;
	iban(text: string): string | null;
	/** Digits only; Luhn and brand length both hold. */
	paymentCard(text: string): string | null;
	/**
	 * A national id whose checksum holds (or whose form is unmistakable, where the scheme has no checksum);
	 * `kind` names the scheme, such as `gb.nhs`.
	 */
	nationalId(text: string): { value: string; kind: string } | null;
	ipAddress(text: string): string | null;
	url(text: string): string | null;
}
