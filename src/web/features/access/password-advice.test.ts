import { expect, test } from "vitest";
import { passwordAdvice } from "./password-advice.ts";

const email = "ada.lovelace@example.com";

test.each([
	["", "empty", /At least 15/],
	["nine blue hero", "unusable", /^1 more character needed/],
	["short", "unusable", /^10 more characters needed/],
	["ada.lovelace at home", "unusable", /e-mail/],
	["passwordpassword", "unusable", /attacker/],
	["abcabcabcabcabcabc", "usable", /variety/],
	["nine blue herons", "usable", /A word more/],
	["nine blue herons wade in", "strong", /Strong/],
	["🦊🐢🦉🐝🦋🐙🦀🐬🦔🐿🦜🐡🦎🐌🦩", "usable", /Good/],
] as const)("%j is %s", (password, level, text) => {
	const advice = passwordAdvice(password, email);
	expect(advice.level).toBe(level);
	expect(advice.text).toMatch(text);
});
