import { describe, expect, it } from "vitest";
import { fieldsIn, referencesIn } from "./references.ts";
import type { Rule } from "./rule/rule.ts";

const rule: Rule = {
	all: [
		{ attribute: "country", in: ["GB"] },
		{ event: "purchase", where: { category: { equals: "segment" } }, sum: "amount", atLeast: 5 },
		{ not: { segment: "readers" } },
		{ any: [{ trait: "value", atLeast: 1 }, { list: "vip" }] },
	],
};

describe("references of a rule", () => {
	it("finds every name at any depth, and takes no value for one", () => {
		const found = referencesIn(rule);
		expect([...found.segments]).toEqual(["readers"]);
		expect([...found.traits]).toEqual(["value"]);
		expect([...found.lists]).toEqual(["vip"]);
		expect([...found.attributes]).toEqual(["country"]);
		expect([...found.properties]).toEqual(["category", "amount"]);
	});

	it("follows segments and traits to the fields they use, circles included", () => {
		const fields = fieldsIn(rule, {
			segments: new Map([
				["readers", { rule: { all: [{ attribute: "plan", known: true }, { segment: "readers" }] } as Rule }],
			]),
			traits: new Map([["value", { measure: { event: "visit", distinct: "page" } }]]),
		});
		expect(fields).toEqual(["amount", "category", "country", "page", "plan"]);
	});
});

it("references are collected from anything, also from what is no rule", () => {
	for (const part of [
		null,
		"x",
		{ where: null },
		{ where: "x" },
		{ where: [1] },
		{ constructor: "x", toString: "y" },
	]) {
		expect(Object.values(referencesIn(part)).flatMap((names) => [...names])).toEqual([]);
	}
});
