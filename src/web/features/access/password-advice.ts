import { PASSWORD_CHARACTERS, passwordProblems } from "../../../core/access/password-rule.ts";

/** What a password is worth, in words. */
export interface PasswordAdvice {
	level: "empty" | "unusable" | "usable" | "strong";
	text: string;
}

/** From so many characters on, guessing is out of the question even for words that people choose. */
const STRONG_CHARACTERS = 22;
const FEW_DIFFERENT = 8;

/** Told while typing; the server decides by the same rule. */
export function passwordAdvice(password: string, email: string): PasswordAdvice {
	const { least } = PASSWORD_CHARACTERS;
	if (password === "") {
		return { level: "empty", text: `At least ${least} characters. Four or more unrelated words make a good one.` };
	}
	const characters = [...password.normalize("NFKC")];
	if (characters.length < least) {
		const missing = least - characters.length;
		return { level: "unusable", text: `${missing} more ${missing === 1 ? "character" : "characters"} needed.` };
	}
	const problems = passwordProblems(password, { email });
	if (problems.length > 0) return { level: "unusable", text: problems.join(" ") };
	if (new Set(characters).size < FEW_DIFFERENT) {
		return { level: "usable", text: "Usable, but it repeats a few characters: more variety makes it harder to guess." };
	}
	return characters.length >= STRONG_CHARACTERS
		? { level: "strong", text: "Strong: long enough that nobody guesses it." }
		: { level: "usable", text: "Good. A word more makes it strong." };
}
