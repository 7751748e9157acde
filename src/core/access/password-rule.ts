import { contextWordsOf } from "./context-words.ts";
import { repeatedUnit, withoutPredictable } from "./predictable-text.ts";

export const PASSWORD_CHARACTERS = { least: 15, most: 128 } as const;

/** So many characters must be left of a password without what can be foreseen: repetitions, sequences, names, words of here. */
const LEAST_OWN = 7;
/** So much around a common password still counts as padding. */
const MOST_PADDING = 10;

/**
 * What is wrong with a password, each as a sentence; nothing when it can be used. Length counts, composition does not
 * (NIST SP 800-63B-4): any character is allowed, and none is demanded.
 *
 * @param isBlocked whether a text in lower case is a common or breached password.
 */
export function passwordProblems(
	password: string,
	person: { email: string; name?: string },
	isBlocked: (text: string) => boolean = () => false,
): string[] {
	const { least, most } = PASSWORD_CHARACTERS;
	const characters = [...password].length;
	const problems: string[] = [];
	if (characters < least) problems.push(`It has ${characters} characters; at least ${least} are needed.`);
	if (characters > most) problems.push(`It has ${characters} characters; at most ${most} are allowed.`);
	const folded = password.normalize("NFKC").toLowerCase();
	const bare = folded.replaceAll(/[^\p{L}\p{N}]/gu, "");
	if (isCommon(folded, isBlocked) || isCommon(bare, isBlocked)) {
		problems.push("It is, or is made of, one of the passwords that attackers try first.");
	} else if (withoutPredictable(folded).length < LEAST_OWN) {
		problems.push("It is mostly repetitions or sequences, which are guessed first.");
	} else if (withoutPredictable(leaveOut(bare, contextWordsOf(person))).length < LEAST_OWN && bare !== "") {
		problems.push("Little is left of it without your name, your e-mail address and the words of this product.");
	}
	return problems;
}

/** Itself, repeated, or padded at its ends, also with digits for letters. */
function isCommon(text: string, isBlocked: (text: string) => boolean): boolean {
	const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
	const padding = text.length - core.length;
	const padded =
		core !== "" && (padding <= MOST_PADDING || withoutPredictable(text.replace(core, "")).length < LEAST_OWN);
	const candidates = [text, repeatedUnit(text), ...(padded ? [core, repeatedUnit(core)] : [])];
	return candidates.some((one) => isBlocked(one) || isBlocked(withLetters(one)));
}

/** `p@ssw0rd` is read as `password`. */
function withLetters(text: string): string {
	const letters: Readonly<Record<string, string>> = {
		"0": "o",
		"1": "i",
		"3": "e",
		"4": "a",
		"5": "s",
		"7": "t",
		"@": "a",
		$: "s",
	};
	return [...text].map((character) => letters[character] ?? character).join("");
}

function leaveOut(text: string, words: readonly string[]): string {
	return words.reduce((left, word) => left.replaceAll(word, ""), text);
}
