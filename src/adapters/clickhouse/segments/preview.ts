import { type SizeBuckets, sizeOfBuckets } from "../../../core/privacy/sizes/size-buckets.ts";
import type { SegmentPlan } from "../../../core/segments/plan.ts";
import { BucketSql, sumOfBuckets } from "./bucket-sql.ts";
import type { EngineTables } from "./engine-tables.ts";
import { filterOf, type Region } from "./region.ts";
import { firstPlaces, type SampleOrder } from "./sample-order.ts";
import type { SegmentQuery } from "./segment-query.ts";
import type { SliceStatement } from "./slice-statement.ts";

/** How many customers fulfil a plan. */
export async function countCustomers(query: SegmentQuery, plan: SegmentPlan): Promise<number> {
	const statement = await query.prepare([plan.root]);
	const { sql, sliced } = countSql(statement, statement.region(plan.root, plan.asOfMs), query.tables);
	return (await collect(query, statement, sql, sliced)).reduce((sum, row) => sum + Number(row.customers), 0);
}

/** How many customers fulfil a plan, by bucket. */
export async function countBuckets(
	query: SegmentQuery,
	plan: SegmentPlan,
	bucketOrder: SampleOrder,
): Promise<SizeBuckets> {
	const statement = await query.prepare([plan.root]);
	const buckets = new BucketSql(bucketOrder, statement.parameters);
	const region = statement.region(plan.root, plan.asOfMs);
	const sliced = region.kind !== "customers";
	const sql = sliced
		? `SELECT ${buckets.ofMembers(statement.members(region))} AS buckets\n${statement.from()}`
		: `SELECT ${buckets.ofRows("customer_key")} AS buckets\nFROM ${query.tables.customers}\nWHERE ${filterOf(region)}`;
	return sumOfBuckets((await collect(query, statement, sql, sliced)).map((row) => row.buckets));
}

/** The statement of `countCustomers`; a rule on attributes alone needs no slices, as nothing is held in memory. */
export function countSql(
	statement: SliceStatement,
	region: Region,
	tables: EngineTables,
): { sql: string; sliced: boolean } {
	if (region.kind === "customers") {
		return { sql: `SELECT count() AS customers\nFROM ${tables.customers}\nWHERE ${filterOf(region)}`, sliced: false };
	}
	const members = statement.members(region);
	return { sql: `SELECT bitmapCardinality(${members}) AS customers\n${statement.from()}`, sliced: true };
}

/** How many customers fulfil a plan, and the first `limit` of them by a fixed order; one scan. */
export async function previewCustomers(
	query: SegmentQuery,
	plan: SegmentPlan,
	limit: number,
	{ order, bucketOrder }: { order: SampleOrder; bucketOrder: SampleOrder },
): Promise<{ customers: number; buckets: SizeBuckets; sample: number[] }> {
	const statement = await query.prepare([plan.root]);
	const region = statement.region(plan.root, plan.asOfMs);
	const sliced = region.kind !== "customers";
	const bucketsSql = new BucketSql(bucketOrder, statement.parameters);
	const sql = sliced
		? slicedPreviewSql(statement, region, limit, order, bucketsSql)
		: wholePreviewSql(statement, filterOf(region), query.tables, limit, order, bucketsSql);
	const rows = await collect(query, statement, sql, sliced);
	const buckets = sumOfBuckets(rows.map((row) => row.buckets));
	return {
		customers: sizeOfBuckets(buckets),
		buckets,
		sample: firstPlaces(rows, limit),
	};
}

function wholePreviewSql(
	statement: SliceStatement,
	condition: string,
	tables: EngineTables,
	limit: number,
	order: SampleOrder,
	buckets: BucketSql,
): string {
	const place = order.placeSql("customer_key", statement.parameters);
	const places = `groupArraySorted(${Math.max(1, Math.trunc(limit))})(${place})`;
	return `SELECT ${buckets.ofRows("customer_key")} AS buckets, arrayMap(p -> toString(p), ${places}) AS places\nFROM ${tables.customers}\nWHERE ${condition}`;
}

function slicedPreviewSql(
	statement: SliceStatement,
	region: Region,
	limit: number,
	order: SampleOrder,
	buckets: BucketSql,
): string {
	const members = statement.members(region);
	const all = `arrayMap(k -> ${order.placeSql("k", statement.parameters)}, bitmapToArray(members))`;
	const bound = statement.parameters.bind("UInt32", Math.max(1, Math.trunc(limit)));
	const places = `arrayMap(p -> toString(p), arraySlice(arrayPartialSort(${bound}, ${all}), 1, ${bound}))`;
	return `SELECT ${buckets.ofMembers(`${members} AS members`)} AS buckets, ${places} AS places\n${statement.from()}`;
}

async function collect(
	query: SegmentQuery,
	statement: SliceStatement,
	sql: string,
	sliced: boolean,
): Promise<Record<string, unknown>[]> {
	return sliced ? query.rowPerSlice(sql, statement) : query.rows(sql, statement.parameters.values);
}
