import { describe, expect, test } from "vitest";
import { passwordProblems } from "./password-rule.ts";

const person = { name: "Ada Lovelace", email: "ada.lovelace@example.com" };
const common = new Set([
	"password",
	"iloveyou",
	"dragon",
	"correcthorsebatterystaple",
	"momsanaladventure",
	"trustno1",
]);
const problemsOf = (password: string) => passwordProblems(password, person, (text) => common.has(text));

describe("a password can be used", () => {
	test.each([
		["fifteen letters", "blueheronswaded"],
		["words with spaces", "nine blue herons wade"],
		["digits alone", "830174629175038"],
		["a common password with much of one's own around it", "83017462917 dragon 5038162"],
		["common words of which none is the whole", "dragon hat iloveyou boat"],
		["other scripts", "пятнадцатьбукв и ещё"],
		["emoji, each one character", "🦊🐢🦉🐝🦋🐙🦀🐬🦔🐿🦜🐡🦎🐌🦩"],
		["64 characters", "Tin roofs, wet gravel; my aunt's 3 geese never once came home by"],
		["a word of this product, and more", "segward herons wade at noon"],
	])("when it is %s", (_, password) => {
		expect(problemsOf(password)).toEqual([]);
	});
});

describe("a password is refused, with the reason", () => {
	test.each([
		["fourteen chars", /14 characters; at least 15/],
		["x9".repeat(32).concat("yz7".repeat(22)), /130 characters; at most 128/],
		["my ada.lovelace key", /name/],
		["ADA.LOVELACE@EXAMPLE.COM", /name/],
		["Segward marketing!!", /words of this product/],
		["Lovelace-Customer-1", /name/],
		["momsanaladventure", /attackers/],
		["MomsAnalAdventure", /attackers/],
		["passwordpassword", /attackers/],
		["Password Password Pass", /attackers/],
		["password12345678", /attackers/],
		["!!!!!!!!!password!!!!!!!!!", /attackers/],
		["P@ssw0rd2026!!!!!", /attackers/],
		["19841984 Iloveyou", /attackers/],
		["correct horse battery staple", /attackers/],
		["1234567890123456", /repetitions or sequences/],
		["aaaaaaaaaaaaaaaa", /repetitions or sequences/],
		["aaaabbbbccccddd", /repetitions or sequences/],
		["qwertyuiopasdfghjkl", /repetitions or sequences/],
		["fedcba9876543210", /repetitions or sequences/],
		["heroheroheroherohero", /repetitions or sequences/],
	])("%s", (password, reason) => {
		expect(problemsOf(password).join(" ")).toMatch(reason);
	});

	test("that never quotes it", () => {
		expect(problemsOf("short-canary").join(" ")).not.toContain("canary");
	});
});
