import { describe, expect, test } from "vitest";
import { passwordProblems } from "./password-rule.ts";

const person = { email: "ada.lovelace@example.com" };

describe("a password can be used", () => {
	test.each([
		["fifteen characters of any kind", "aaaabbbbccccddd"],
		["words with spaces", "nine blue herons wade"],
		["other scripts", "пятнадцатьбукв и ещё"],
		["emoji, each one character", "🦊🐢🦉🐝🦋🐙🦀🐬🦔🐿🦜🐡🦎🐌🦩"],
		["128 characters", "abcdefgh".repeat(16)],
	])("when it is %s", (_, password) => {
		expect(passwordProblems(password, person)).toEqual([]);
	});
});

describe("a password is refused, with the reason", () => {
	test.each([
		["fourteen chars", /14 characters; at least 15/],
		["x".repeat(64).concat("yz".repeat(33)), /130 characters; at most 128/],
		["my ada.lovelace key", /e-mail/],
		["ADA.LOVELACE@EXAMPLE.COM", /e-mail/],
		["I love SegWard so much", /name of this product/],
		["passwordpassword", /attacker/],
		["Password Password Pass", /attacker/],
		["1234567890123456", /attacker/],
		["aaaaaaaaaaaaaaaa", /attacker/],
		["correct horse battery staple", /attacker/],
	])("%s", (password, reason) => {
		expect(passwordProblems(password, person).join(" ")).toMatch(reason);
	});

	test("that never quotes it", () => {
		expect(passwordProblems("short-canary", person).join(" ")).not.toContain("canary");
	});
});
