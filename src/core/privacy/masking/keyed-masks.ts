/** What masks need keys for. The keys belong to one workspace, and but for noise to one purpose. */
export interface KeyedMasks {
	/** Letters and digits; the same for the same value of a field, unrelated under another field, purpose or workspace. */
	pseudonym(fieldNo: number, value: string): string;
	/**
	 * FF1 (NIST SP 800-38G) over digits, or lower-case letters. @throws RangeError for a domain of fewer than a million.
	 */
	substitute(fieldNo: number, alphabet: SubstituteAlphabet, value: string): string;
	/** At least 0, less than 1, uniform; the same for the same three, under any purpose. */
	fraction(fieldNo: number, customer: string, value: string): number;
	/** SHA-256 of UTF-8 text, hexadecimal. Not keyed. */
	hash(value: string): string;
}

export type SubstituteAlphabet = "digits" | "letters";

/** Values that a domain has at least, for its substitution to hide anything: NIST SP 800-38G, revision 1. */
export const SMALLEST_DOMAIN = 1_000_000;

/** Shortest text of an alphabet whose domain is large enough: 10⁶ and 26⁵. */
export const SHORTEST_SUBSTITUTED: Readonly<Record<SubstituteAlphabet, number>> = { digits: 6, letters: 5 };
