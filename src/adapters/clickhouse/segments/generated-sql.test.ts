import { describe, expect, test } from "vitest";
import type { Field, FieldType } from "../../../core/catalogue/field.ts";
import { buildPlan } from "../../../core/segments/build-plan.ts";
import type { Rule } from "../../../core/segments/rule/rule.ts";
import type { EngineRead } from "../../../ports/segment-engine.ts";
import { createClickHouseSegmentEngine } from "./clickhouse-segment-engine.ts";
import { type RecordedStatement, recordingDatabase } from "./recording-database.fixture.ts";

/** The SQL of each rule is committed so that a change of it is read in review; `vitest -u` on this file renews it. */
const RULES: Readonly<Record<string, Rule>> = {
	everyone: { everyone: true },
	"attribute-equals": { attribute: "country", equals: "GB" },
	"attribute-in-ignoring-case": { attribute: "country", in: ["gb", "de"], ignoreCase: true },
	"attribute-not-in": { attribute: "country", notIn: ["GB", "DE"] },
	"attribute-between-decimals": { attribute: "balance", between: ["10.5", "99"] },
	"attribute-text": { attribute: "country", startsWith: "G" },
	"attribute-list": { attribute: "tags", hasAll: ["vip", "beta"] },
	"attribute-date-within": { attribute: "joined", within: "30d" },
	"attribute-missing": { attribute: "score", known: false },
	"negation-of-attributes": {
		not: {
			any: [
				{ attribute: "country", equals: "GB" },
				{ attribute: "active", equals: true },
			],
		},
	},
	"event-happened": { event: "purchase" },
	"event-did-not-happen": { not: { event: "purchase", within: "60d" } },
	"event-count-with-properties": {
		event: "purchase",
		where: { category: { in: ["books", "music"] }, amount: { moreThan: "5" } },
		count: { atLeast: 3 },
		within: "365d",
	},
	"event-count-at-most": { event: "purchase", count: { atMost: 2 } },
	"event-measures-of-one-name": {
		all: [
			{ event: "purchase", sum: "amount", atLeast: 500, within: "365d" },
			{ event: "purchase", average: "amount", lessThan: 80, within: "90d" },
			{ event: "purchase", distinct: "category", atLeast: 2 },
			{ event: "purchase", last: { property: "category", equals: "books" } },
		],
	},
	"any-event": { event: "*", last: { within: "30d" } },
	"attributes-and-events": {
		all: [
			{ attribute: "country", in: ["GB", "DE"] },
			{ attribute: "active", equals: true },
			{ event: "purchase", count: { atLeast: 3 }, within: "365d" },
			{ event: "purchase", sum: "amount", atLeast: 500, within: "365d" },
			{ not: { event: "login", within: "60d" } },
		],
	},
	"sequence-then-then": {
		sequence: [{ event: "view" }, { event: "cart", within: "1d" }, { event: "purchase", within: "7d" }],
	},
	"sequence-then-absent": {
		sequence: [{ event: "cart" }, { not: { event: "purchase" }, within: "3d" }],
		within: "90d",
	},
	"rank-by-attribute": { rank: { attribute: "balance", top: "10%" } },
	"rank-by-measure": { rank: { event: "purchase", sum: "amount", top: 100 } },
	"sample-and-list": { all: [{ sample: "5%", seed: "spring" }, { not: { list: "suppressed" } }] },
};

const AS_OF_MS = Date.UTC(2026, 0, 31);
const READ: EngineRead = {
	workspaceId: "w",
	version: {
		version: 3,
		tables: { customers: "customers_v3", events: "events_v3" },
		customers: 2_000_000,
		events: 10_000_000,
		nextCustomerKey: 2_000_001,
		columns: [1, 2, 3, 4, 5, 6, 10, 11],
	},
};

const field = (no: number, kind: Field["kind"], name: string, type: FieldType): Field => ({
	no,
	kind,
	name,
	type,
	labels: [],
	description: "",
	confirmed: true,
});
const FIELDS = [
	field(1, "attribute", "country", "text"),
	field(2, "attribute", "balance", "decimal"),
	field(3, "attribute", "tags", "text-list"),
	field(4, "attribute", "joined", "date"),
	field(5, "attribute", "active", "boolean"),
	field(6, "attribute", "score", "float"),
	field(10, "property", "amount", "decimal"),
	field(11, "property", "category", "text"),
];

const planOf = (rule: Rule) =>
	buildPlan(
		{ rule },
		{
			fields: FIELDS,
			segments: new Map(),
			traits: new Map(),
			lists: new Map([["suppressed", 7]]),
			asOfMs: AS_OF_MS,
			customersWithIdentifier: () => [],
		},
	);

function written(statements: readonly RecordedStatement[]): string {
	return statements
		.map(({ sql, parameters }) => {
			const bound = Object.entries(parameters).map(([name, value]) => `-- ${name} = ${JSON.stringify(value)}`);
			return [sql, ...bound].join("\n");
		})
		.join("\n\n");
}

describe("the SQL of a rule is as reviewed", () => {
	test.each(Object.entries(RULES))("%s", async (name, rule) => {
		const { database, statements } = recordingDatabase({ customers: 1_000, boundary: "12.5" });
		const described = await createClickHouseSegmentEngine(database, () => new Uint8Array(16)).describe(
			READ,
			planOf(rule),
		);
		const text = written([...statements, described]);
		await expect(`-- ${JSON.stringify(rule)}\n\n${text}\n`).toMatchFileSnapshot(`./generated/${name}.sql`);
	});

	test("a preview, an explanation and a shared refresh", async () => {
		const rules = [RULES["attributes-and-events"], RULES["sample-and-list"], RULES["event-count-at-most"]];
		const plans = rules.flatMap((rule) => (rule ? [planOf(rule)] : []));
		const { database, statements } = recordingDatabase({ customers: [], places: [] });
		const engine = createClickHouseSegmentEngine(database, () => new Uint8Array(16));
		const read = { ...READ, version: { ...READ.version, nextCustomerKey: 1_001 } };
		const [plan] = plans;
		if (plan) {
			await engine.preview(read, plan, 20, new Uint8Array(16));
			await engine.explain(read, plan);
		}
		const targets = plans.map((each, index) => ({
			segmentNo: index + 1,
			refreshNo: 10 + index,
			...(index > 0 && { previousRefreshNo: index }),
			plan: each,
		}));
		await engine.refresh(read, targets);
		await expect(`${written(statements)}\n`).toMatchFileSnapshot("./generated/preview-explain-refresh.sql");
	});
});
