import { describe, expect, test } from "vitest";
import type { Field, FieldKind, FieldType } from "../catalogue/field.ts";
import { SegwardError } from "../error/segward-error.ts";
import { buildPlan } from "./build-plan.ts";
import { identifiersIn } from "./identifiers-in.ts";
import type { PlanNode } from "./plan.ts";
import type { PlanContext } from "./planning/rule-context.ts";
import type { Rule } from "./rule/rule.ts";

const AS_OF_MS = Date.parse("2026-04-15T10:00:00Z");
const DAY_MS = 86_400_000;

function field(no: number, kind: FieldKind, name: string, type: FieldType): Field {
	return { no, kind, name, type, labels: [], description: "", confirmed: true };
}

const context: PlanContext = {
	asOfMs: AS_OF_MS,
	fields: [
		field(1, "attribute", "country", "text"),
		field(2, "attribute", "balance", "decimal"),
		field(3, "attribute", "signed_up", "timestamp"),
		field(4, "attribute", "born", "date"),
		field(5, "identifier", "email", "text"),
		field(6, "property", "amount", "decimal"),
		field(7, "property", "plan", "text"),
	],
	segments: new Map([
		[
			"germans",
			{
				rule: {
					all: [
						{ attribute: "country", equals: "Germany" },
						{ attribute: "email", equals: "a@b.c" },
					],
				},
				timeZone: "Europe/Berlin",
			},
		],
	]),
	traits: new Map([["spent", { measure: { event: "purchase", sum: "amount", within: "1mo" } }]]),
	lists: new Map([["vips", 9]]),
	customersWithIdentifier: (_, value) => (value === "a@b.c" ? [7, 3, 7] : []),
};

const planOf = (rule: Rule, timeZone?: string): PlanNode => buildPlan({ rule, timeZone }, context).root;
const testOf = (rule: Rule, timeZone?: string) => {
	const node = planOf(rule, timeZone);
	return "test" in node ? node.test : node;
};

describe("values become canonical", () => {
	test.each<[string, Rule, unknown]>([
		[
			"text is composed",
			{ attribute: "country", equals: "Cote\u0301" },
			{ op: "equals", values: ["Coté"], ignoreCase: false },
		],
		[
			"decimals lose idle zeros",
			{ attribute: "balance", in: ["007.500", 7.5, -0, "-0.0"] },
			{ op: "equals", values: ["7.5", "0"], ignoreCase: false },
		],
		[
			"instants move to UTC",
			{ attribute: "signed_up", after: "2026-01-31T10:00:00+01:00" },
			{ op: "range", low: { value: "2026-01-31 09:00:00.000", inclusive: false } },
		],
		[
			"local instants as well",
			{ attribute: "signed_up", notEquals: "2026-01-31T10:00" },
			{ op: "differs", values: ["2026-01-31 09:00:00.000"], ignoreCase: false },
		],
	])("%s", (_, rule, expected) => {
		expect(testOf(rule, "Europe/Berlin")).toEqual(expected);
	});

	test("a day of a timestamp is a range in the time zone", () => {
		const start = { value: "2026-03-28 23:00:00.000", inclusive: true };
		const end = { value: "2026-03-29 22:00:00.000", inclusive: false };
		const on = (rule: Rule) => testOf(rule, "Europe/Berlin");
		expect(on({ attribute: "signed_up", equals: "2026-03-29" })).toEqual({ op: "range", low: start, high: end });
		expect(on({ attribute: "signed_up", atMost: "2026-03-29" })).toEqual({ op: "range", high: end });
		expect(on({ attribute: "signed_up", before: "2026-03-29" })).toEqual({
			op: "range",
			high: { ...start, inclusive: false },
		});
		expect(on({ attribute: "signed_up", moreThan: "2026-03-29" })).toEqual({
			op: "range",
			low: { ...end, inclusive: true },
		});
	});

	test("relative times end with the evaluation", () => {
		expect(testOf({ attribute: "signed_up", within: "30d" })).toEqual({
			op: "range",
			low: { value: "2026-03-16 10:00:00.000", inclusive: true },
			high: { value: "2026-04-15 10:00:00.000", inclusive: false },
		});
		expect(testOf({ attribute: "born", within: "30d" })).toEqual({
			op: "range",
			low: { value: "2026-03-16", inclusive: false },
			high: { value: "2026-04-15", inclusive: true },
		});
		expect(testOf({ attribute: "born", upcoming: "1mo" }, "Pacific/Kiritimati")).toEqual({
			op: "range",
			low: { value: "2026-04-16", inclusive: false },
			high: { value: "2026-05-16", inclusive: true },
		});
		expect(testOf({ attribute: "signed_up", olderThan: "1y" })).toEqual({
			op: "range",
			high: { value: "2025-04-15 10:00:00.000", inclusive: false },
		});
	});
});

describe("conditions become nodes", () => {
	test("limits of one condition join into one range, other comparisons into an all", () => {
		expect(testOf({ attribute: "balance", atLeast: 1, lessThan: 2 })).toEqual({
			op: "range",
			low: { value: "1", inclusive: true },
			high: { value: "2", inclusive: false },
		});
		expect(planOf({ attribute: "country", startsWith: "a", notEquals: "ab" })).toEqual({
			kind: "all",
			path: "rule",
			nodes: [
				{
					kind: "attribute",
					path: "rule.notEquals",
					field: { no: 1, type: "text" },
					test: { op: "differs", values: ["ab"], ignoreCase: false },
				},
				{
					kind: "attribute",
					path: "rule.startsWith",
					field: { no: 1, type: "text" },
					test: { op: "startsWith", text: "a", ignoreCase: false },
				},
			],
		});
	});

	test("an event without a measure is a count of at least one, in a half-open window", () => {
		expect(planOf({ event: "purchase", within: "60d", where: { plan: { known: true } } })).toEqual({
			kind: "measure",
			path: "rule",
			measure: {
				selection: {
					event: "purchase",
					where: [{ field: { no: 7, type: "text" }, test: { op: "known" } }],
					fromMs: AS_OF_MS - 60 * DAY_MS,
					untilMs: AS_OF_MS,
				},
				aggregate: { kind: "count" },
				type: "integer",
			},
			test: { op: "range", low: { value: "1", inclusive: true } },
		});
	});

	test.each<[Rule, string, string]>([
		[{ event: "*", sum: "amount", atLeast: 5 }, "sum", "decimal"],
		[{ event: "*", average: "amount", atLeast: 5 }, "average", "float"],
		[{ event: "*", distinct: "plan", atLeast: 5 }, "distinct", "integer"],
		[{ event: "*", maximum: "amount", atLeast: 5 }, "maximum", "decimal"],
		[{ event: "*", first: { within: "5d" } }, "firstTime", "timestamp"],
		[{ event: "*", last: { property: "plan", equals: "pro" } }, "lastValue", "text"],
		[{ event: "*", count: 0 }, "count", "integer"],
		[{ trait: "spent", atLeast: 5 }, "sum", "decimal"],
	])("%j measures by %s and gives %s", (rule, kind, type) => {
		const node = planOf(rule);
		expect(node).toMatchObject({ kind: "measure", measure: { aggregate: { kind }, type } });
	});

	test("written windows follow the time zone and never pass the evaluation", () => {
		const window = (rule: Rule) => {
			const node = planOf(rule, "Europe/Berlin");
			if (node.kind !== "measure") throw new Error("no measure");
			const { fromMs, untilMs } = node.measure.selection;
			return [fromMs, untilMs].map((instant) => instant && new Date(instant).toISOString());
		};
		expect(window({ event: "*", from: "2026-03-29", until: "2026-03-29" })).toEqual([
			"2026-03-28T23:00:00.000Z",
			"2026-03-29T22:00:00.000Z",
		]);
		expect(window({ event: "*", until: "2026-12-31" })).toEqual([undefined, "2026-04-15T10:00:00.000Z"]);
		expect(window({ event: "*", until: "2026-03-29T00:00:00Z" })).toEqual([undefined, "2026-03-29T00:00:00.000Z"]);
		expect(window({ event: "*", within: "1mo" })).toEqual(["2026-03-15T11:00:00.000Z", "2026-04-15T10:00:00.000Z"]);
	});

	test("identifiers become customers, or whether one is sealed", () => {
		expect(planOf({ attribute: "email", in: ["a@b.c", "d@e.f"] })).toEqual({
			kind: "customers",
			path: "rule",
			customerKeys: [3, 7],
		});
		expect(planOf({ attribute: "email", known: true })).toEqual({ kind: "identified", path: "rule", fieldNo: 5 });
		expect(planOf({ attribute: "email", known: false })).toEqual({
			kind: "not",
			path: "rule",
			node: { kind: "identified", path: "rule.known.not", fieldNo: 5 },
		});
		expect(planOf({ attribute: "externalId", known: true })).toEqual({ kind: "everyone", path: "rule" });
	});

	test("another segment is inlined at the place that names it", () => {
		expect(planOf({ not: { segment: "germans" } })).toEqual({
			kind: "not",
			path: "rule",
			node: {
				kind: "all",
				path: "rule.not",
				nodes: [
					{
						kind: "attribute",
						path: "rule.not.segment.all[0]",
						field: { no: 1, type: "text" },
						test: { op: "equals", values: ["Germany"], ignoreCase: false },
					},
					{ kind: "customers", path: "rule.not.segment.all[1]", customerKeys: [3, 7] },
				],
			},
		});
	});

	test("sequences, ranks, samples and lists", () => {
		expect(planOf({ sequence: [{ event: "a" }, { not: { event: "b" }, within: "7d" }], from: "2026-04-01" })).toEqual({
			kind: "sequence",
			path: "rule",
			sequence: {
				first: { event: "a", where: [], fromMs: Date.UTC(2026, 3, 1), untilMs: AS_OF_MS },
				steps: [{ kind: "absent", selection: { event: "b", where: [], untilMs: AS_OF_MS }, withinMs: 7 * DAY_MS }],
			},
		});
		expect(planOf({ rank: { attribute: "balance", bottom: "2.5%" } })).toEqual({
			kind: "rank",
			path: "rule",
			rank: { by: { kind: "attribute", field: { no: 2, type: "decimal" } }, direction: "bottom", percent: 2.5 },
		});
		expect(planOf({ sample: "12.5%", seed: "x" })).toMatchObject({ kind: "sample", perMillion: 125_000 });
		expect(planOf({ list: "vips" })).toEqual({ kind: "list", path: "rule", listNo: 9 });
	});
});

test("identifiers to resolve are listed once each, those of referenced segments as well", () => {
	const rule: Rule = {
		any: [
			{ segment: "germans" },
			{ attribute: "email", in: ["a@b.c", "x@y.z"] },
			{ attribute: "externalId", equals: 17850 },
		],
	};
	expect(identifiersIn({ rule }, context)).toEqual([
		{ field: "email", value: "a@b.c" },
		{ field: "email", value: "x@y.z" },
		{ field: "externalId", value: "17850" },
	]);
});

test("a rule that the checker would not pass is refused with every place", () => {
	const rule: Rule = { all: [{ attribute: "contry", known: true }, { list: "none" }] };
	try {
		buildPlan({ rule }, context);
		throw new Error("was not refused");
	} catch (error) {
		if (!(error instanceof SegwardError)) throw error;
		expect(error.code).toBe("rule-invalid");
		expect(error.details.issues).toEqual([
			{ path: "rule.all[0].attribute", message: "unknown attribute `contry`; did you mean `country`?" },
			{ path: "rule.all[1].list", message: "unknown list `none`" },
		]);
	}
});
