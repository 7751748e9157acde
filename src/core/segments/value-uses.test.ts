import { expect, it } from "vitest";
import { valueUsesIn } from "./value-uses.ts";

it("finds every place that asks for a value, and what it is compared with there", () => {
	expect(
		valueUsesIn({ all: [{ attribute: "income", moreThan: 5 }, { not: { attribute: "plan", in: ["a"] } }] }),
	).toEqual([
		{ of: "attribute", name: "income", predicate: { moreThan: 5 } },
		{ of: "attribute", name: "plan", predicate: { in: ["a"] } },
	]);
	expect(
		valueUsesIn({ event: "buy", where: { amount: { atLeast: 2 } }, last: { property: "shop", equals: "x" } }),
	).toEqual([
		{ of: "property", name: "amount", predicate: { atLeast: 2 } },
		{ of: "property", name: "shop", predicate: { equals: "x" } },
	]);
	const step = { event: "buy", where: { amount: { equals: 1 } }, within: "1d" };
	expect(valueUsesIn({ sequence: [{ event: "see" }, step] })).toEqual([
		{ of: "property", name: "amount", predicate: { equals: 1 } },
	]);
});

it("knows no comparison where a rule ranks by a value or computes with it", () => {
	expect(valueUsesIn({ rank: { attribute: "income", top: 10 } })).toEqual([{ of: "attribute", name: "income" }]);
	expect(valueUsesIn({ event: "buy", sum: "amount", atLeast: 3 })).toEqual([{ of: "property", name: "amount" }]);
	expect(valueUsesIn({ event: "buy", distinct: "shop", atLeast: 2 })).toEqual([{ of: "property", name: "shop" }]);
});
