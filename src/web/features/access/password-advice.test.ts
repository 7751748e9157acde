import { expect, test } from "vitest";
import { passwordAdvice } from "./password-advice.ts";
import { guessesLog10 } from "./password-estimate.ts";

const ada = { name: "Ada Lovelace", email: "ada.lovelace@example.com" };

test.each([
	["", "empty", /At least 15/],
	["x", "unusable", /14 more characters/],
	["fourteen char.", "unusable", /1 more character needed/],
	["my ada.lovelace key", "unusable", /name/],
	["aaaaaaaaaaaaaaaa", "unusable", /repetitions/],
	["abcabcabcabcabcabc", "unusable", /repetitions/],
	["monkey and dragon", "usable", /guessed early/],
	["blue herons wade", "usable", /A word more/],
	["nine blue herons wade in tin", "strong", /Strong/],
] as const)("%j is %s", (password, level, text) => {
	const advice = passwordAdvice(password, ada, guessesLog10(password, []));
	expect(advice.level).toBe(level);
	expect(advice.text).toMatch(text);
});

test("before the estimate has loaded, only the rule speaks", () => {
	expect(passwordAdvice("nine blue herons wade", ada)).toMatchObject({ level: "usable", text: "Long enough." });
});
