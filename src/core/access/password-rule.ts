import { FORBIDDEN_PASSWORDS } from "./forbidden-passwords.ts";

export const PASSWORD_CHARACTERS = { least: 15, most: 128 } as const;

/**
 * What is wrong with a password, each as a sentence; nothing when it can be used. Length counts, composition does not
 * (NIST SP 800-63B-4): any character is allowed, and none is demanded.
 */
export function passwordProblems(password: string, person: { email: string }): string[] {
	const text = password.normalize("NFKC");
	const characters = [...text];
	const folded = text.toLowerCase();
	const problems: string[] = [];
	if (characters.length < PASSWORD_CHARACTERS.least) {
		problems.push(`It has ${characters.length} characters; at least ${PASSWORD_CHARACTERS.least} are needed.`);
	}
	if (characters.length > PASSWORD_CHARACTERS.most) {
		problems.push(`It has ${characters.length} characters; at most ${PASSWORD_CHARACTERS.most} are allowed.`);
	}
	if (partsOf(person.email).some((part) => folded.includes(part))) problems.push("It contains your e-mail address.");
	if (folded.includes("segward")) problems.push("It contains the name of this product.");
	if (isForbidden(folded)) problems.push("It is among the first that an attacker tries.");
	return problems;
}

/** The address, and what stands before the @ where that is long enough to mean something. */
function partsOf(email: string): string[] {
	const folded = email.normalize("NFKC").toLowerCase();
	return [folded, folded.split("@", 1)[0] ?? ""].filter((part) => part.length >= 4);
}

function isForbidden(folded: string): boolean {
	const bare = folded.replace(/[\s._-]+/g, "");
	if (FORBIDDEN_PASSWORDS.some((one) => bare === one || isRepeated(bare, one))) return true;
	return new Set(bare).size <= 2;
}

/** `passwordpasswordpass` is `password` again and again. */
function isRepeated(text: string, part: string): boolean {
	return part.repeat(Math.ceil(text.length / part.length)).slice(0, text.length) === text;
}
