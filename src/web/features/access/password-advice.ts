import { PASSWORD_CHARACTERS, passwordProblems } from "../../../core/access/password-rule.ts";

/** What a password is worth, in words, and out of a hundred. */
export interface PasswordAdvice {
	level: "empty" | "unusable" | "usable" | "strong";
	text: string;
	percent: number;
}

/** Beyond what anybody can guess, even with the stolen hash: a hundred billion guesses a second for thirty years. */
const STRONG_LOG10 = 20;
/** Guessed within a day with the stolen hash. */
const THIN_LOG10 = 12;

/** Told while typing; the server decides by the same rule, and by its list of common passwords. */
export function passwordAdvice(
	password: string,
	person: { name?: string; email: string },
	guessesLog10?: number,
): PasswordAdvice {
	const { least } = PASSWORD_CHARACTERS;
	if (password === "") {
		const text = `At least ${least} characters. Four or more unrelated words make a good one.`;
		return { level: "empty", text, percent: 0 };
	}
	const characters = [...password].length;
	if (characters < least) {
		const missing = least - characters;
		const text = `${missing} more ${missing === 1 ? "character" : "characters"} needed.`;
		return { level: "unusable", text, percent: (characters / least) * 30 };
	}
	const problems = passwordProblems(password, person);
	if (problems.length > 0) return { level: "unusable", text: problems.join(" "), percent: 15 };
	if (guessesLog10 === undefined) return { level: "usable", text: "Long enough.", percent: 50 };
	const percent = Math.min(100, Math.round((guessesLog10 / STRONG_LOG10) * 100));
	if (guessesLog10 >= STRONG_LOG10) return { level: "strong", text: "Strong: nobody guesses it.", percent };
	return guessesLog10 < THIN_LOG10
		? { level: "usable", text: "Usable, but made of what is guessed early. A word more makes it much better.", percent }
		: { level: "usable", text: "Good. A word more makes it strong.", percent };
}
