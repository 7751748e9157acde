import { expect, test } from "vitest";
import { barWidth, largestSize, ruleLines } from "./rule-lines.ts";

const rule = {
	all: [
		{ attribute: "plan", equals: "pro" },
		{ not: { event: "purchase", within: "60d" } },
		{ any: [{ segment: "readers" }, { attribute: "country", equals: "Germany" }] },
	],
} as const;

test("a rule reads top down, and a negation is one line", () => {
	expect(ruleLines(rule).map(({ depth, text }) => `${"·".repeat(depth)}${text}`)).toEqual([
		"all of 3 conditions",
		"·plan equals pro",
		"·not: event purchase, within 60d",
		"·any of 2 conditions",
		"··segment readers",
		"··country equals Germany",
	]);
});

test("counted conditions stand in the order of the rule, those of a referenced segment below the reference", () => {
	const size = { kind: "exact", value: 50 } as const;
	const conditions = ["rule.all[10]", "rule.all[2].segment.all[0]", "rule", "rule.all[2]", "rule.all[2].not"].map(
		(path) => ({
			path,
			text: path,
			size,
		}),
	);
	expect(ruleLines(rule, { conditions }).map(({ path, depth }) => [path, depth])).toEqual([
		["rule", 0],
		["rule.all[2]", 1],
		["rule.all[2].segment.all[0]", 3],
		["rule.all[10]", 1],
	]);
});

test("bars are shares of the largest size shown; a hidden size has no bar", () => {
	const sizes = [{ kind: "exact", value: 200 } as const, { kind: "below", threshold: 20 } as const, undefined];
	expect(largestSize(sizes)).toBe(200);
	expect(barWidth({ kind: "exact", value: 50 }, 200)).toBe(25);
	expect(barWidth({ kind: "below", threshold: 20 }, 200)).toBeUndefined();
});
