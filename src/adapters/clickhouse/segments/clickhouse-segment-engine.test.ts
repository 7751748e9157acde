import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bucketsOfKeys as bucketsBy, NO_MEMBERS } from "../../../core/privacy/sizes/size-buckets.ts";
import type { PlanNode, SegmentPlan } from "../../../core/segments/plan.ts";
import { waterfallOf } from "../../../core/segments/waterfall.ts";
import type { DataVersion } from "../../../ports/customer-data.ts";
import { EMPTY_DATA_VERSION } from "../../../ports/customer-data.ts";
import type { ExplainedCondition, SegmentEngine } from "../../../ports/segment-engine.ts";
import type { Database } from "../database.ts";
import { createClickHouseSegmentEngine } from "./clickhouse-segment-engine.ts";
import { ensureSegmentTables } from "./ensure-tables.ts";
import { openTemporaryDatabase } from "./temporary-database.fixture.ts";

const AS_OF_MS = Date.UTC(2026, 0, 31);
const WORKSPACE = "segments";
const SAMPLE_KEY = new Uint8Array(16).fill(7);
const VERSION: DataVersion = {
	version: 1,
	tables: { customers: "customers_v1", events: "events_v1" },
	customers: 5,
	events: 9,
	nextCustomerKey: 2_000_000,
	columns: [1, 2, 3, 10, 11],
};

let database: Database;
let engine: SegmentEngine;
let close: () => Promise<void>;

const read = (version = VERSION) => ({ workspaceId: WORKSPACE, version });
const plan = (root: PlanNode): SegmentPlan => ({ asOfMs: AS_OF_MS, root });
const count = (root: PlanNode) => engine.count(read(), plan(root));
const country = (...values: string[]): PlanNode => ({
	kind: "attribute",
	path: "rule.country",
	field: { no: 1, type: "text" },
	test: { op: "equals", values, ignoreCase: false },
});
const bought = (atLeast: number): PlanNode => ({
	kind: "measure",
	path: "rule.bought",
	measure: {
		selection: { event: "purchase", where: [], untilMs: AS_OF_MS },
		aggregate: { kind: "count" },
		type: "integer",
	},
	test: { op: "range", low: { value: String(atLeast), inclusive: true } },
});
const exact = ({ path, customers }: ExplainedCondition) => ({ path, customers });
const everyone: PlanNode = { kind: "everyone", path: "rule" };

beforeAll(async () => {
	({ database, close } = await openTemporaryDatabase());
	const command = (sql: string) => database.command(sql, {}, { lane: "ingest" });
	await command(`CREATE DATABASE ws_${WORKSPACE}`);
	await command(`CREATE TABLE ws_${WORKSPACE}.customers_v1 (customer_key UInt32, a_1 LowCardinality(Nullable(String)), a_2 Nullable(Int64), a_3 Array(String))
		ENGINE = MergeTree ORDER BY customer_key PARTITION BY intDiv(customer_key, 1048576)`);
	await command(`CREATE TABLE ws_${WORKSPACE}.events_v1 (name LowCardinality(String), customer_key UInt32, time DateTime64(3, 'UTC'), message_hash UInt64,
		p_10 Nullable(Decimal(18, 6)), p_11 LowCardinality(Nullable(String))) ENGINE = MergeTree ORDER BY (name, customer_key, time)`);
	await command(`INSERT INTO ws_${WORKSPACE}.customers_v1 VALUES
		(1, 'GB', 10, ['a', 'b']), (2, 'DE', NULL, []), (3, NULL, 30, ['b']), (4, 'gb', 40, []), (1500000, 'GB', 50, ['c'])`);
	await command(`INSERT INTO ws_${WORKSPACE}.events_v1 VALUES
		('purchase', 1, '2026-01-01 10:00:00.000', 0, 10.5, 'x'), ('purchase', 1, '2026-01-02 10:00:00.000', 0, 20, 'y'),
		('view', 1, '2026-01-02 10:00:00.000', 0, NULL, NULL), ('purchase', 2, '2026-01-03 00:00:00.000', 0, NULL, 'x'),
		('view', 2, '2026-01-03 00:00:00.000', 0, NULL, NULL), ('view', 3, '2026-01-05 00:00:00.000', 0, NULL, NULL),
		('purchase', 1500000, '2026-01-31 00:00:00.000', 0, 5, NULL), ('purchase', 1500000, '2026-01-30 00:00:00.000', 0, 7, NULL),
		('view', 1500000, '2026-01-29 23:59:59.999', 0, NULL, NULL)`);
	await ensureSegmentTables(database, WORKSPACE);
	await ensureSegmentTables(database, WORKSPACE);
	engine = createClickHouseSegmentEngine(database, () => new Uint8Array(16));
});
afterAll(() => close());

describe("counting", () => {
	test("a missing value fulfils no comparison, and so fulfils its negation", async () => {
		expect(await count(country("GB"))).toBe(2);
		expect(await count({ kind: "not", path: "rule", node: country("GB") })).toBe(3);
	});

	test("customers without events count as having none of them", async () => {
		expect(await count(bought(1))).toBe(3);
		expect(await count(bought(0))).toBe(5);
		expect(await count({ kind: "not", path: "rule", node: bought(1) })).toBe(2);
	});

	test("attributes and events meet in one rule", async () => {
		expect(await count({ kind: "all", path: "rule", nodes: [country("GB", "DE"), bought(2)] })).toBe(1);
		expect(await count({ kind: "any", path: "rule", nodes: [country("gb"), bought(2)] })).toBe(2);
		const neither: PlanNode = {
			kind: "not",
			path: "rule",
			node: { kind: "any", path: "rule", nodes: [country("gb"), bought(2)] },
		};
		expect(await count(neither)).toBe(3);
	});

	test("an event at the instant of evaluation is not seen", async () => {
		expect(await engine.count(read(), { asOfMs: AS_OF_MS, root: bought(2) })).toBe(1);
	});

	test("lists and customers that are no longer there are left out", async () => {
		await engine.writeList(WORKSPACE, 4, [2, 999, 1_500_000, 2]);
		expect(await count({ kind: "list", path: "rule", listNo: 4 })).toBe(2);
		expect(await count({ kind: "not", path: "rule", node: { kind: "list", path: "rule", listNo: 4 } })).toBe(3);
		await engine.writeList(WORKSPACE, 4, [1]);
		expect(await count({ kind: "list", path: "rule", listNo: 4 })).toBe(1);
		await engine.dropList(WORKSPACE, 4);
		expect(await count({ kind: "list", path: "rule", listNo: 4 })).toBe(0);
		expect(await count({ kind: "customers", path: "rule", customerKeys: [1, 999] })).toBe(1);
		expect(await count({ kind: "customers", path: "rule", customerKeys: [] })).toBe(0);
	});

	test("a workspace without data answers 0, one without events sees none, a missing column is missing", async () => {
		expect(await engine.count(read(EMPTY_DATA_VERSION), plan(everyone))).toBe(0);
		const withoutEvents = read({ ...VERSION, tables: { customers: "customers_v1" } });
		expect(await engine.count(withoutEvents, plan(bought(1)))).toBe(0);
		expect(await engine.count(withoutEvents, plan(bought(0)))).toBe(5);
		const withoutColumns = read({ ...VERSION, columns: [] });
		expect(await engine.count(withoutColumns, plan(country("GB")))).toBe(0);
		expect(await engine.count(withoutColumns, plan({ ...country(), test: { op: "missing" } } as PlanNode))).toBe(5);
	});
});

test("explain counts every node of the rule in its order", async () => {
	const root: PlanNode = {
		kind: "all",
		path: "rule",
		nodes: [country("GB"), { kind: "not", path: "rule.all[1]", node: bought(2) }, { ...everyone, path: "rule.all[2]" }],
	};
	expect((await engine.explain(read(), plan(root))).map(exact)).toEqual([
		{ path: "rule", customers: 1 },
		{ path: "rule.country", customers: 2 },
		{ path: "rule.all[1]", customers: 4 },
		{ path: "rule.bought", customers: 1 },
		{ path: "rule.all[2]", customers: 5 },
	]);
});

test("further nodes are counted after the rule, in the same scan", async () => {
	const root: PlanNode = { kind: "all", path: "rule", nodes: [country("GB"), bought(1), bought(2)] };
	const counted = await engine.explain(read(), plan(root), waterfallOf(root));
	expect(counted.slice(4).map(exact)).toEqual([
		{ path: "everyone", customers: 5 },
		{ path: "rule.country", customers: 2 },
		{ path: "rule.bought", customers: 2 },
		{ path: "rule.bought", customers: 1 },
	]);
	expect(await engine.explain(read(EMPTY_DATA_VERSION), plan(root), waterfallOf(root))).toHaveLength(8);
});

/** What the SQL computes under a key of zeros: the engine's `intHash64` is MurmurHash3's finaliser over a constant. */
function bucketOf(customerKey: number): number {
	const wide = (value: bigint) => BigInt.asUintN(64, value);
	const mixed = (input: bigint) => {
		const value = input ^ 0x4cf2d2baae6da887n;
		const once = wide((value ^ (value >> 33n)) * 0xff51afd7ed558ccdn);
		const twice = wide((once ^ (once >> 33n)) * 0xc4ceb9fe1a85ec53n);
		return twice ^ (twice >> 33n);
	};
	return Number((mixed(mixed(wide(BigInt(customerKey) * 11400714819323198485n))) >> 32n) & 63n);
}
const bucketsOfKeys = (keys: readonly number[]) => bucketsBy(keys, bucketOf);

test("which bucket somebody is in hangs on a key", async () => {
	const other = createClickHouseSegmentEngine(database, () => new Uint8Array(16).fill(7));
	expect(await other.buckets(read(), plan(everyone))).not.toEqual(await engine.buckets(read(), plan(everyone)));
});

test("members are counted by bucket of their key, whichever way a rule is computed", async () => {
	const buckets = (root: PlanNode) => engine.buckets(read(), plan(root));
	expect(await buckets(country("GB"))).toEqual(bucketsOfKeys([1, 1_500_000]));
	expect(await buckets(bought(1))).toEqual(bucketsOfKeys([1, 2, 1_500_000]));
	expect(await buckets({ kind: "not", path: "rule", node: everyone })).toEqual(bucketsOfKeys([]));
	expect(await engine.buckets(read(EMPTY_DATA_VERSION), plan(everyone))).toEqual(bucketsOfKeys([]));
	const whole = await engine.preview(read(), plan(country("GB")), 2, SAMPLE_KEY);
	expect(whole.buckets).toEqual(bucketsOfKeys([1, 1_500_000]));
	const [first] = await engine.explain(read(), plan(bought(1)));
	expect(first?.buckets).toEqual(bucketsOfKeys([1, 2, 1_500_000]));
});

describe("samples", () => {
	test("follow one order of all customers, whatever the rule and the number of slices", async () => {
		const all = await engine.sample(read(), plan(everyone), 10, SAMPLE_KEY);
		expect([...all].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 1_500_000]);
		expect(await engine.sample(read(), plan(everyone), 2, SAMPLE_KEY)).toEqual(all.slice(0, 2));
		const buyers = await engine.sample(read(), plan(bought(1)), 10, SAMPLE_KEY);
		expect(buyers).toEqual(all.filter((key) => [1, 2, 1_500_000].includes(key)));
		expect(await engine.sample(read(), plan(everyone), 10, new Uint8Array(16).fill(9))).not.toEqual(all);
	});

	test("come with the count in one preview", async () => {
		const preview = await engine.preview(read(), plan(bought(1)), 1, SAMPLE_KEY);
		expect(preview.customers).toBe(3);
		expect(preview.sample).toHaveLength(1);
		expect(preview.buckets).toEqual(bucketsOfKeys([1, 2, 1_500_000]));
	});
});

describe("memberships", () => {
	const first = { segmentNo: 1, refreshNo: 1 };
	const second = { segmentNo: 1, refreshNo: 2 };
	const other = { segmentNo: 2, refreshNo: 3 };

	test("a refresh stores members and counts who entered and left", async () => {
		const progress: number[] = [];
		const results = await engine.refresh(
			read(),
			[
				{ ...first, plan: plan(bought(1)) },
				{ ...other, plan: plan(country("GB", "gb")) },
			],
			(done, total) => progress.push(done / total),
		);
		expect(results).toMatchObject([
			{ ...first, size: 3, entered: 3, left: 0 },
			{ ...other, size: 3, entered: 3, left: 0 },
		]);
		expect(results[0]?.buckets).toEqual(bucketsOfKeys([1, 2, 1_500_000]));
		expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
		const [again] = await engine.refresh(read(), [
			{ ...second, previousRefreshNo: 1, plan: plan(country("GB", "gb")) },
		]);
		expect(again).toMatchObject({ ...second, size: 3, entered: 1, left: 1 });
	});

	test("a refresh repeated under its number replaces what it had stored", async () => {
		const [again] = await engine.refresh(read(), [
			{ ...second, previousRefreshNo: 1, plan: plan(country("GB", "gb")) },
		]);
		expect(again).toMatchObject({ ...second, size: 3, entered: 1, left: 1 });
		const [narrower] = await engine.refresh(read(), [{ segmentNo: 9, refreshNo: 9, plan: plan(everyone) }]);
		expect(narrower?.size).toBe(5);
		expect(await engine.isMember(WORKSPACE, { segmentNo: 9, refreshNo: 9 }, 1)).toBe(true);
		const [less] = await engine.refresh(read(), [{ segmentNo: 9, refreshNo: 9, plan: plan(country("DE")) }]);
		expect(less?.size).toBe(1);
		expect(await engine.isMember(WORKSPACE, { segmentNo: 9, refreshNo: 9 }, 1)).toBe(false);
	});

	test("members are looked up and listed page by page", async () => {
		expect(await engine.isMember(WORKSPACE, first, 2)).toBe(true);
		expect(await engine.isMember(WORKSPACE, first, 1_500_000)).toBe(true);
		expect(await engine.isMember(WORKSPACE, first, 3)).toBe(false);
		expect(await engine.isMember(WORKSPACE, { segmentNo: 77, refreshNo: 1 }, 1)).toBe(false);
		expect(await engine.members(WORKSPACE, first, 0, 2)).toEqual([1, 2]);
		expect(await engine.members(WORKSPACE, first, 2, 2)).toEqual([1_500_000]);
		expect(await engine.members(WORKSPACE, first, 1_500_000, 2)).toEqual([]);
	});

	test.each([
		["a few", 5, 400_000],
		["an array", 3_000, 13],
		["a bitset", 300_000, 3],
		["runs", 400_000, 1],
	])("a member is known whatever form the engine gives the bitmap: %s", async (_, count, step) => {
		const membership = { segmentNo: 90, refreshNo: count };
		const insert = `INSERT INTO ws_${WORKSPACE}.memberships SELECT 90, ${count}, slice, groupBitmapState(toUInt32(k))
			FROM (SELECT (number + 1) * ${step} AS k, intDiv(k, 1048576) AS slice FROM numbers(${count})) GROUP BY slice`;
		await database.command(insert, {}, { lane: "ingest" });
		const keys = [1, 2, 3, step - 1, step, step + 1, 65_535, 65_536, 400_000, 1_048_575, 1_048_576, count * step];
		for (const key of [...keys, count * step + 1, 4_294_967_295]) {
			const expected = key > 0 && key % step === 0 && key <= count * step;
			expect([key, await engine.isMember(WORKSPACE, membership, key)]).toEqual([key, expected]);
		}
	});

	test("members are counted by the buckets that rules are counted by", async () => {
		const buckets = await engine.memberBuckets(WORKSPACE, first);
		const customers = { kind: "customers", path: "rule", customerKeys: [1, 2, 1_500_000] } as const;
		expect(buckets).toEqual(await engine.buckets(read(), plan(customers)));
		expect(buckets.reduce((sum, count) => sum + count, 0)).toBe(3);
		expect(await engine.memberBuckets(WORKSPACE, { segmentNo: 99, refreshNo: 99 })).toEqual(NO_MEMBERS);
	});

	test("overlap names every non-empty exclusive region", async () => {
		expect(await engine.overlap(WORKSPACE, [first, other])).toEqual([
			{ mask: 1, customers: 1 },
			{ mask: 2, customers: 1 },
			{ mask: 3, customers: 2 },
		]);
	});

	test("what is not kept is gone", async () => {
		await engine.keepMemberships(WORKSPACE, [second]);
		expect(await engine.isMember(WORKSPACE, first, 2)).toBe(false);
		expect(await engine.members(WORKSPACE, second, 0, 10)).toEqual([1, 4, 1_500_000]);
		await engine.keepMemberships(WORKSPACE, []);
		expect(await engine.members(WORKSPACE, second, 0, 10)).toEqual([]);
	});

	test("without customers a refresh is empty", async () => {
		expect(await engine.refresh(read(EMPTY_DATA_VERSION), [{ ...first, plan: plan(everyone) }])).toMatchObject([
			{ ...first, size: 0, entered: 0, left: 0 },
		]);
	});
});

test("an aborted read stops before it asks the engine", async () => {
	const signal = AbortSignal.abort();
	await expect(engine.count({ ...read(), signal }, plan(everyone))).rejects.toMatchObject({ code: "cancelled" });
});
