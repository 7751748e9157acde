import { describe, expect, test } from "vitest";
import type { Field, FieldKind, FieldType } from "../catalogue/field.ts";
import { checkRule, checkTrait } from "./check-rule.ts";
import type { RuleContext } from "./planning/rule-context.ts";
import type { Rule } from "./rule/rule.ts";

let nextNo = 1;
function field(kind: FieldKind, name: string, type: FieldType, derivedFrom?: string): Field {
	return { no: nextNo++, kind, name, type, labels: [], description: "", confirmed: true, derivedFrom };
}

const context: RuleContext = {
	fields: [
		field("attribute", "country", "text"),
		field("attribute", "age", "integer"),
		field("attribute", "balance", "decimal"),
		field("attribute", "score", "float"),
		field("attribute", "vip", "boolean"),
		field("attribute", "born", "date"),
		field("attribute", "signed_up", "timestamp"),
		field("attribute", "tags", "text-list"),
		field("attribute", "email_domain", "text", "email"),
		field("identifier", "email", "text"),
		field("identifier", "card", "text"),
		field("property", "amount", "decimal"),
		field("property", "plan", "text"),
	],
	segments: new Map([
		["readers", { rule: { event: "read" } }],
		["circle-a", { rule: { segment: "circle-b" } }],
		["circle-b", { rule: { not: { segment: "circle-a" } } }],
		["broken", { rule: { attribute: "gone", known: true } }],
	]),
	traits: new Map([
		["spent", { measure: { event: "purchase", sum: "amount" } }],
		["broken-trait", { measure: { event: "purchase", sum: "plan" } }],
	]),
	lists: new Map([["vips", 1]]),
	eventNames: new Set(["purchase", "read"]),
};

const issues = (rule: Rule, name?: string) => checkRule({ rule }, context, name);
const errors = (rule: Rule) =>
	issues(rule).map(({ severity, path, message, hint }) => `${severity} ${path}: ${message}${hint ? ` (${hint})` : ""}`);

describe("the checker", () => {
	test.each<[string, Rule, string]>([
		[
			"an unknown attribute",
			{ all: [{ attribute: "contry", equals: "x" }] },
			"error rule.all[0].attribute: unknown attribute `contry` (did you mean `country`?)",
		],
		[
			"a property as attribute",
			{ attribute: "amount", atLeast: 3 },
			"error rule.attribute: `amount` is a property of events, not an attribute (compare it inside an event: `{ event: …, where: { amount: … } }`)",
		],
		[
			"an unknown property",
			{ event: "purchase", where: { amuont: { atLeast: 3 } } },
			"error rule.where.amuont: unknown event property `amuont` (did you mean `amount`?)",
		],
		[
			"an attribute as property",
			{ event: "purchase", sum: "balance", atLeast: 3 },
			"error rule.sum: unknown event property `balance` (this is an attribute of customers; compare it in a condition of its own)",
		],
		[
			"a comparison that does not fit",
			{ attribute: "age", contains: "1" },
			"error rule.contains: `contains` does not fit an integer (it is compared with `equals`, `notEquals`, `in`, `notIn`, `known`, `atLeast`, `atMost`, `moreThan`, `lessThan`, `between`)",
		],
		[
			"before on a number",
			{ attribute: "age", before: "2026-01-01" },
			"error rule.before: `before` does not fit an integer (use `lessThan`)",
		],
		[
			"equality with a list",
			{ attribute: "tags", equals: "a" },
			"error rule.equals: `equals` does not fit a text-list (a text-list is compared with `has`, `hasAny` or `hasAll`)",
		],
		[
			"a number for text",
			{ attribute: "country", in: ["a", 3] },
			"error rule.in[1]: expects text, not a number (write it in quotes)",
		],
		["text for a number", { attribute: "age", equals: "old" }, "error rule.equals: expects a whole number, not text"],
		["a fraction of a whole number", { attribute: "age", atLeast: 1.5 }, "error rule.atLeast: expects a whole number"],
		[
			"an inexact number",
			{ attribute: "age", atLeast: 2 ** 60 },
			"error rule.atLeast: is too large to be exact as a number (write it in quotes)",
		],
		[
			"too many decimals",
			{ attribute: "balance", atLeast: 0.1 + 0.2 },
			"error rule.atLeast: has more than 6 digits after the point",
		],
		[
			"quoted booleans",
			{ attribute: "vip", equals: "true" },
			"error rule.equals: expects true or false (write it without quotes)",
		],
		[
			"a date that is none",
			{ attribute: "born", before: "2026-02-30" },
			"error rule.before: expects a date (a date is written `2026-01-31`, from 1900 to 2299)",
		],
		[
			"hours of a date",
			{ attribute: "born", within: "12h" },
			"error rule.within: is a date, which knows no hours (use days, weeks, months or years: `30d`)",
		],
		[
			"a set of days",
			{ attribute: "signed_up", in: ["2026-01-31"] },
			"error rule.in[0]: expects an instant (for whole days use `equals` or `between`, with `not` and `any` around them)",
		],
		[
			"a reversed range",
			{ attribute: "age", between: [9, 3] },
			"error rule.between: is a range that no value can lie in (swap its ends, or look at what is inclusive)",
		],
		[
			"limits that exclude each other",
			{ attribute: "balance", moreThan: "5.0", atMost: 5 },
			"error rule.moreThan: is a range that no value can lie in (swap its ends, or look at what is inclusive)",
		],
		[
			"missing and compared",
			{ attribute: "age", known: false, atLeast: 3 },
			"error rule.known: a missing value cannot fit a comparison as well (use `any` with two conditions)",
		],
		[
			"a reversed window",
			{ event: "purchase", from: "2026-02-01", until: "2026-01-01" },
			"error rule.until: ends before it begins (swap `from` and `until`)",
		],
		[
			"a moment that is none",
			{ event: "purchase", from: "yesterday" },
			"error rule.from: is neither a date nor an instant (write `2026-01-31` or `2026-01-31T10:00:00Z`, from 1900 to 2299)",
		],
		[
			"a sum of text",
			{ event: "purchase", sum: "plan", atLeast: 3 },
			"error rule.sum: `plan` is text, which `sum` cannot use (`sum` takes a property of type integer, decimal, float)",
		],
		[
			"a count of a half",
			{ event: "purchase", count: { atLeast: 2.5 } },
			"error rule.count.atLeast: expects a whole number",
		],
		[
			"a first value compared wrongly",
			{ event: "purchase", first: { property: "plan", atLeast: 3 } },
			"error rule.first.atLeast: `atLeast` does not fit text (it is compared with `equals`, `notEquals`, `in`, `notIn`, `known`, `contains`, `startsWith`, `endsWith`, `ignoreCase`)",
		],
		[
			"calendar steps",
			{ sequence: [{ event: "read" }, { event: "purchase", within: "1mo" }] },
			"error rule.sequence[1].within: months and years have no fixed length between two events (use days: `30d`)",
		],
		[
			"an identifier searched",
			{ attribute: "email", endsWith: "@x.com" },
			"error rule.endsWith: `email` identifies a person and stays sealed; only `equals`, `in` and `known` work on it (use what is derived from it: `email_domain`)",
		],
		[
			"an identifier negated",
			{ attribute: "card", notEquals: "x" },
			"error rule.notEquals: `card` identifies a person and stays sealed; only `equals`, `in` and `known` work on it (use `not` around `equals` for everyone else, or import an attribute that says what you need)",
		],
		[
			"an identifier ranked",
			{ rank: { attribute: "email", top: 3 } },
			"error rule.rank.attribute: `email` identifies a person and has no order to rank by",
		],
		[
			"text ranked",
			{ rank: { attribute: "country", top: 3 } },
			"error rule.rank: text has no order to rank by (rank by a number, a date or an instant)",
		],
		["an unknown list", { list: "vip" }, "error rule.list: unknown list `vip` (did you mean `vips`?)"],
		[
			"an unknown segment",
			{ segment: "reader" },
			"error rule.segment: unknown segment `reader` (did you mean `readers`?)",
		],
		[
			"an unknown trait",
			{ trait: "spend", atLeast: 3 },
			"error rule.trait: unknown trait `spend` (did you mean `spent`?)",
		],
		[
			"a broken segment",
			{ segment: "broken" },
			"error rule.segment: segment `broken` cannot be used: unknown attribute `gone` (the catalogue lists all attributes)",
		],
		[
			"a broken trait",
			{ trait: "broken-trait", atLeast: 3 },
			"error rule.trait: trait `broken-trait` cannot be used: `plan` is text, which `sum` cannot use (`sum` takes a property of type integer, decimal, float)",
		],
		[
			"an event never seen",
			{ event: "purchas" },
			"warning rule.event: no event `purchas` is in the catalogue so far (did you mean `purchase`?)",
		],
	])("finds %s", (_, rule, expected) => {
		expect(errors(rule)).toEqual([expected]);
	});

	test("names the circle that segments make", () => {
		expect(errors({ segment: "circle-a" })[0]).toContain("`circle-a` → `circle-b` → `circle-a`");
		expect(issues({ segment: "readers" }, "readers")[0]?.message).toContain("`readers` → `readers`");
		expect(issues({ any: [{ segment: "readers" }, { segment: "readers" }] }, "other")).toEqual([]);
	});

	test("finds everything in one go", () => {
		const rule: Rule = { all: [{ attribute: "x1", known: true }, { not: { attribute: "age", equals: "old" } }] };
		expect(issues(rule).map(({ path }) => path)).toEqual(["rule.all[0].attribute", "rule.all[1].not.equals"]);
	});

	test("bounds depth and size, referenced segments included", () => {
		let deep: Rule = { everyone: true };
		for (let level = 1; level < 32; level++) deep = { not: deep };
		expect(issues(deep)).toEqual([]);
		expect(issues({ not: deep })[0]?.message).toBe("is nested deeper than 32 conditions");

		const many = (count: number): Rule => ({ any: Array.from({ length: count }, (): Rule => ({ everyone: true })) });
		expect(issues(many(499))).toEqual([]);
		expect(issues(many(500)).map(({ message }) => message)).toEqual([
			"the rule has more than 500 conditions, referenced segments included",
		]);

		const doubling = Array.from({ length: 25 }, (_, level): [string, { rule: Rule }] => [
			`level-${level}`,
			{
				rule:
					level === 0
						? { everyone: true }
						: { any: [{ segment: `level-${level - 1}` }, { segment: `level-${level - 1}` }] },
			},
		]);
		const found = checkRule({ rule: { segment: "level-14" } }, { ...context, segments: new Map(doubling) });
		expect(found[0]?.message).toContain("more than 500 conditions");
	});

	test("passes what the language offers", () => {
		expect(
			errors({
				all: [
					{ attribute: "country", in: ["a"], startsWith: "A", ignoreCase: true },
					{ attribute: "age", atLeast: 18, lessThan: 65 },
					{ attribute: "balance", equals: "12.50" },
					{ attribute: "signed_up", equals: "2026-01-31" },
					{ attribute: "born", upcoming: "7d" },
					{ attribute: "tags", hasAll: ["a", "b"] },
					{ attribute: "email", in: ["a@example.com"] },
					{ attribute: "externalId", equals: 17850 },
					{ attribute: "card", known: false },
					{ event: "*", count: 0, within: "1y" },
					{ event: "purchase", last: { property: "plan", equals: "pro" } },
					{ rank: { trait: "spent", top: "10%" } },
					{ trait: "spent", known: true },
					{ list: "vips" },
					{ sample: "10%", seed: "x" },
				],
			}),
		).toEqual([]);
	});

	test("checks traits as well", () => {
		expect(checkTrait({ measure: { event: "purchase", sum: "amount" } }, context)).toEqual([]);
		expect(checkTrait({ measure: { event: "purchase", sum: "amuont" } }, context)[0]?.path).toBe("measure.sum");
	});
});
