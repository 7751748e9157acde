import { expect, test } from "vitest";
import { tryOutSentence } from "./try-out-words.ts";

const someone = { kind: "person" as const, id: "p", name: "Grace", gains: [], loses: [] };
const act = [{ action: "segment:list" }];

test("a try-out says how many gain and how many lose", () => {
	const changes = [
		{ ...someone, gains: act },
		{ ...someone, gains: act, loses: act },
	];
	expect(tryOutSentence({ principals: 12, changes })).toBe(
		"Of 12 people, tokens and roles, 2 would gain something and 1 would lose something.",
	);
	expect(tryOutSentence({ principals: 3, changes: [{ ...someone, loses: act }] })).toBe(
		"Of 3 people, tokens and roles, 1 would lose something.",
	);
});

test("a try-out without a change says so", () => {
	expect(tryOutSentence({ principals: 4, changes: [] })).toBe(
		"Nothing would change for any of 4 people, tokens and roles.",
	);
});
