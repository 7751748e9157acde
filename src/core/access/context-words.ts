/** Words of this product, which say nothing in a password here; docs/sign-in.md lists them. */
export const CONTEXT_WORDS: readonly string[] = [
	"segward",
	"segment",
	"segmentation",
	"customer",
	"audience",
	"marketing",
	"administrator",
	"operator",
	"privacyofficer",
	"auditor",
	"partner",
	"approver",
	"marketer",
	"analyst",
	"viewer",
	"workspace",
	"passwort",
	"password",
	"passphrase",
	"secret",
	"changeme",
	"letmein",
	"welcome",
];

const LEAST_PART = 3;

/** What a password of this person cannot count on: the product's words, the parts of the name, and of the e-mail address. */
export function contextWordsOf(person: { email: string; name?: string }): string[] {
	const parts = `${person.name ?? ""} ${person.email}`
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((part) => part.length >= LEAST_PART);
	return [...new Set([...CONTEXT_WORDS, ...parts])].sort((one, other) => other.length - one.length);
}
