import { expect, test } from "vitest";
import type { PlanNode, ValueTest } from "../../../core/segments/plan.ts";
import { createClickHouseSegmentEngine } from "./clickhouse-segment-engine.ts";
import { recordingDatabase } from "./recording-database.fixture.ts";

const HOSTILE = [
	"'; DROP TABLE customers_v1; --",
	"\\' OR 1=1 --",
	"{p99:String}",
	"`) UNION ALL SELECT * FROM vault_v1 --",
	"/* hidden */ canary",
	"\u0000canary\n\t",
];

const VERSION = {
	version: 1,
	tables: { customers: "customers_v1", events: "events_v1" },
	customers: 10,
	events: 10,
	nextCustomerKey: 11,
	columns: [1, 2, 3],
};

function hostileNodes(text: string): PlanNode[] {
	const path = text;
	const tests: ValueTest[] = [
		{ op: "equals", values: [text], ignoreCase: true },
		{ op: "differs", values: [text, `${text}2`], ignoreCase: false },
		{ op: "equals", values: [text, `${text}2`], ignoreCase: true },
		{ op: "range", low: { value: text, inclusive: true }, high: { value: text, inclusive: false } },
		{ op: "contains", text, ignoreCase: true },
		{ op: "startsWith", text, ignoreCase: false },
		{ op: "endsWith", text, ignoreCase: false },
	];
	const list: ValueTest = { op: "has", values: [text], mode: "all" };
	const selection = {
		event: text,
		where: tests.map((each) => ({ field: { no: 2, type: "text" as const }, test: each })),
		untilMs: 5,
	};
	const measure = {
		selection,
		aggregate: { kind: "lastValue", property: { no: 2, type: "text" } },
		type: "text",
	} as const;
	return [
		...tests.map((each): PlanNode => ({ kind: "attribute", path, field: { no: 1, type: "text" }, test: each })),
		{ kind: "attribute", path, field: { no: 3, type: "text-list" }, test: list },
		...tests.map((each): PlanNode => ({ kind: "measure", path, measure, test: each })),
		{
			kind: "sequence",
			path,
			sequence: {
				first: selection,
				steps: [{ kind: "absent", selection: { ...selection, event: `${text}b` }, withinMs: 1 }],
			},
		},
		{ kind: "rank", path, rank: { by: { kind: "measure", measure }, direction: "top", count: 3 } },
		{
			kind: "rank",
			path,
			rank: { by: { kind: "attribute", field: { no: 1, type: "text" } }, direction: "bottom", percent: 3 },
		},
		{ kind: "sample", path, perMillion: 5, seed: { k0: text, k1: text } },
	];
}

test.each(HOSTILE)("no statement holds any text of a rule: %j", async (text) => {
	const { database, statements } = recordingDatabase({ customers: 5, boundary: text, places: [] });
	const engine = createClickHouseSegmentEngine(database, () => new Uint8Array(16));
	const plan = { asOfMs: 5, root: { kind: "any", path: text, nodes: hostileNodes(text) } as PlanNode };
	const read = { workspaceId: "w", version: VERSION };
	await engine.count(read, plan);
	await engine.preview(read, plan, 5, new Uint8Array(16));
	await engine.refresh(read, [{ segmentNo: 1, refreshNo: 1, previousRefreshNo: 0, plan }]);
	const bound = new Set(statements.flatMap(({ parameters }) => Object.values(parameters).flat()));
	expect(bound).toContain(text);
	for (const { sql } of statements) {
		expect(sql).not.toContain(text);
		expect(sql).not.toContain("canary");
		expect(sql).not.toContain("DROP");
	}
});

test("a workspace id that is no plain word is refused", async () => {
	const engine = createClickHouseSegmentEngine(recordingDatabase().database, () => new Uint8Array(16));
	const read = { workspaceId: "w; DROP DATABASE x", version: VERSION };
	await expect(engine.count(read, { asOfMs: 5, root: { kind: "everyone", path: "rule" } })).rejects.toMatchObject({
		code: "internal",
	});
});
