/** Makes and recognises the secrets of API tokens. A secret is shown once; only its digest is kept. */
export interface TokenSecrets {
	/** A fresh random secret with its digest, and an id for its record. */
	create(): { id: string; secret: string; digest: string };
	/** Eight random letters that nobody mistakes for each other or spells a word with: 20^8 of them. */
	createUserCode(): string;
	/** The SHA-256 digest of a secret, hex; null when the text is no token at all, such as a mistyped one. */
	digest(secret: string): string | null;
	/** Compares two digests in constant time. */
	equal(left: string, right: string): boolean;
}
