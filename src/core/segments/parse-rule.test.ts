import { describe, expect, test } from "vitest";
import { parseRule } from "./parse-rule.ts";

const problems = (rule: unknown) => {
	const parsed = parseRule(rule);
	return parsed.ok
		? []
		: parsed.issues.map(({ path, message, hint }) => `${path}: ${message}${hint ? ` (${hint})` : ""}`);
};

const UNBEARABLE = "rule: is nested too deep, too large, or has a key `__proto__`";

describe("a rule is refused with the place and the fix", () => {
	test.each([
		[
			"a kind mistyped",
			{ all: [{ attribut: "country", equals: "x" }] },
			"rule.all[0]: does not say what kind of condition it is (did you mean `attribute`?)",
		],
		[
			"two kinds at once",
			{ all: [{ everyone: true }], any: [] },
			"rule: is `all` and `any` at once (put each into a condition of its own, under `all` or `any`)",
		],
		[
			"a comparison mistyped",
			{ any: [{ attribute: "age", atleast: 3 }] },
			"rule.any[0].atleast: unknown key `atleast` (did you mean `atLeast`?)",
		],
		[
			"text instead of a condition",
			{ not: "vip" },
			"rule.not: is not a condition (a condition looks like `{ attribute: country, equals: Germany }`)",
		],
		[
			"no comparison",
			{ attribute: "age" },
			"rule: says nothing to compare with; add `equals`, `in`, `atLeast`, `known` or another comparison",
		],
		["an empty set", { attribute: "plan", in: [] }, "rule.in: an empty set fits nobody; name at least one value"],
		["an empty all", { all: [] }, "rule.all: `all` names no condition; `everyone: true` is the rule for everyone"],
		["half a range", { attribute: "age", between: [1] }, "rule.between: between takes two values: [lowest, highest]"],
		[
			"a duration",
			{ event: "purchase", within: "90 days" },
			"rule.within: a duration is a whole number and a unit: `30m`, `12h`, `90d`, `8w`, `6mo` or `1y`",
		],
		[
			"two windows",
			{ event: "purchase", within: "9d", from: "2026-01-01" },
			"rule: has two windows; write either `within`, or `from` and `until`",
		],
		[
			"two measures",
			{ event: "purchase", count: 3, sum: "amount", atLeast: 1 },
			"rule: names two measures; join two conditions under `all`",
		],
		["a negative count", { event: "purchase", count: -1 }, "rule.count: a count is 0 or more"],
		[
			"a count mistyped",
			{ event: "purchase", count: { atLest: 3 } },
			"rule.count.atLest: unknown key `atLest` (did you mean `atLeast`?)",
		],
		["a share", { sample: "110%", seed: "x" }, "rule.sample: a percentage is above 0 and at most 100"],
		[
			"a rank of nothing",
			{ rank: { top: 3 } },
			"rule.rank: ranks by exactly one value: `attribute`, `trait`, or `event` with one measure such as `sum: amount`",
		],
		["a rank both ways", { rank: { attribute: "age", top: 3, bottom: 3 } }, "rule.rank: says either `top` or `bottom`"],
		["a step without time", { sequence: [{ event: "a" }, { event: "b" }] }, "rule.sequence[1].within: is missing"],
		[
			"an absence inside",
			{ sequence: [{ event: "a" }, { not: { event: "b" }, within: "1d" }, { event: "c", within: "1d" }] },
			"rule.sequence: only the last step may be an absence",
		],
		["one step", { sequence: [{ event: "a" }] }, "rule.sequence: a sequence has at least two steps"],
		[
			"a property test",
			{ event: "a", where: { "total amount": { atLeast: true } } },
			'rule.where["total amount"].atLeast: a limit is a number, a date or an instant',
		],
	])("%s", (_, rule, problem) => {
		expect(problems(rule)).toContain(problem);
	});

	test("a sum without a comparison, and a comparison without a sum", () => {
		expect(problems({ event: "a", sum: "amount" })[0]).toContain("a comparison stands beside `sum`");
		expect(problems({ event: "a", atLeast: 3 })[0]).toContain("a comparison stands beside `sum`");
	});

	test("nesting without end, and parts shared without end", () => {
		let deep: unknown = { everyone: true };
		for (let level = 0; level < 100_000; level++) deep = { not: deep };
		expect(problems(deep)).toEqual([UNBEARABLE]);
		let wide: unknown = { everyone: true };
		for (let level = 0; level < 30; level++) wide = { all: [wide, wide] };
		expect(problems(wide)).toEqual([UNBEARABLE]);
	});

	test("a key that schemas skip", () => {
		const where = JSON.parse('{ "plan": { "equals": "pro" }, "__proto__": { "equals": "x" } }');
		expect(problems({ event: "a", where })).toEqual([UNBEARABLE]);
	});
});

test.each([
	{ everyone: true },
	{ attribute: "country", in: ["United Kingdom", "Germany"] },
	{ event: "purchase", count: { atLeast: 3 }, within: "365d" },
	{ event: "purchase", count: 3 },
	{ event: "purchase", sum: "amount", atLeast: 500, within: "365d" },
	{ event: "*", where: { plan: { equals: "pro" } }, from: "2026-01-01", until: "2026-06-30T12:00:00Z" },
	{ event: "purchase", first: { property: "plan", equals: "pro" } },
	{ event: "purchase", last: { olderThan: "60d" } },
	{ sequence: [{ event: "a" }, { event: "b", within: "7d" }, { not: { event: "c" }, within: "1d" }], within: "30d" },
	{ rank: { event: "purchase", sum: "amount", within: "1y", top: "10%" } },
	{ rank: { trait: "lifetime-value", bottom: 100 } },
	{ trait: "lifetime-value", atLeast: 500 },
	{ sample: "2.5%", seed: "spring" },
	{ not: { any: [{ list: "customers_2019.v2" }, { segment: "newsletter-readers" }] } },
])("%j is read as it is", (rule) => {
	expect(parseRule(rule)).toEqual({ ok: true, value: rule });
});
