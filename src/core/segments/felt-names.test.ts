import { expect, it } from "vitest";
import { feltNamesIn } from "./felt-names.ts";

const felt = (rule: unknown) => feltNamesIn(rule, "rule").map(({ kind, name, path }) => `${kind} ${name} at ${path}`);

it("finds what is compared by range, order or part, at its place", () => {
	expect(
		felt({ all: [{ attribute: "income", moreThan: 5 }, { not: { attribute: "plan", startsWith: "p" } }] }),
	).toEqual(["attributes income at rule.all[0].attribute", "attributes plan at rule.all[1].not.attribute"]);
	expect(felt({ rank: { attribute: "income", top: 10 } })).toEqual(["attributes income at rule.rank.attribute"]);
	expect(felt({ trait: "spent", atLeast: 3 })).toEqual(["traits spent at rule.trait"]);
	expect(felt({ event: "buy", where: { amount: { atLeast: 2 }, shop: "x" } })).toEqual([
		"properties amount at rule.where.amount",
	]);
	expect(felt({ event: "buy", sum: "amount", atLeast: 3 })).toEqual(["properties amount at rule.sum"]);
	expect(felt({ event: "buy", last: { property: "amount" } })).toEqual(["properties amount at rule.last.property"]);
});

it("lets whole values be asked for", () => {
	expect(felt({ attribute: "plan", in: ["a", "b"], known: true })).toEqual([]);
	expect(felt({ attribute: "tags", hasAny: ["a"], ignoreCase: true })).toEqual([]);
	expect(felt({ event: "buy", where: { shop: "x", plan: { equals: "y" } }, count: { atLeast: 3 } })).toEqual([]);
	expect(felt({ event: "buy", last: { property: "shop", equals: "x" } })).toEqual([]);
	expect(felt({ event: "buy", distinct: "shop", atLeast: 2 })).toEqual([]);
});
