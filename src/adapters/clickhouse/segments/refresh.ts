import { addBuckets, NO_MEMBERS } from "../../../core/privacy/sizes/size-buckets.ts";
import type { MembershipRef, RefreshResult, RefreshTarget } from "../../../ports/segment-engine.ts";
import type { SqlParameters } from "../database.ts";
import { SLICE_KEYS } from "../tables.ts";
import { BoundParameters } from "./bound-parameters.ts";
import { BucketSql, sumOfBuckets } from "./bucket-sql.ts";
import { narrowed, type Slice } from "./engine-tables.ts";
import type { SampleOrder } from "./sample-order.ts";
import type { SegmentQuery } from "./segment-query.ts";
import type { SliceStatement } from "./slice-statement.ts";

/**
 * Computes the members of many segments in one statement a slice, stores them as bitmaps and compares each with its
 * segment's refresh before. What an earlier attempt under the same refresh number left half-stored goes first.
 */
export async function refreshSegments(
	query: SegmentQuery,
	targets: readonly RefreshTarget[],
	bucketOrder: SampleOrder,
	onProgress: (slicesDone: number, slicesTotal: number) => void,
): Promise<RefreshResult[]> {
	const statement = await query.prepare(targets.map(({ plan }) => plan.root));
	const sql = refreshSql(statement, targets, query.tables.memberships);
	const results = new Map(
		targets.map(({ segmentNo, refreshNo }): [number, RefreshResult] => [segmentNo, emptyResult(segmentNo, refreshNo)]),
	);
	await dropLeftovers(query, targets);
	const ranges = narrowed(query.tables.slices, KEYS_AT_ONCE);
	let done = 0;
	await query.perSlice(ranges, async (range) => {
		await query.commandOver(range, sql, statement);
		onProgress(++done, ranges.length);
	});
	for (const slice of query.tables.slices) {
		for (const row of await compareSlice(query, targets, slice, bucketOrder)) {
			const result = results.get(Number(row.segment));
			if (!result) continue;
			result.size += Number(row.size);
			result.entered += Number(row.entered);
			result.left += Number(row.left_since);
			result.buckets = addBuckets(result.buckets, sumOfBuckets([row.buckets]));
		}
	}
	return [...results.values()];
}

/** What a refresh of nobody answers. */
export function emptyResult(segmentNo: number, refreshNo: number): RefreshResult {
	return { segmentNo, refreshNo, size: 0, entered: 0, left: 0, buckets: NO_MEMBERS };
}

/** Customer keys of one statement: many measures make wide hash tables, which half a slice keeps nearer to the cache. */
const KEYS_AT_ONCE = SLICE_KEYS / 2;

/** The statement that stores one slice of every target. */
export function refreshSql(statement: SliceStatement, targets: readonly RefreshTarget[], memberships: string): string {
	const rows = targets.map(({ segmentNo, refreshNo, plan }) => {
		const members = statement.members(statement.region(plan.root, plan.asOfMs));
		return `(${statement.parameters.bind("UInt32", segmentNo)}, ${statement.parameters.bind("UInt32", refreshNo)}, ${members})`;
	});
	const stored = `arrayJoin([\n${rows.join(",\n")}\n]) AS membership`;
	return [
		`INSERT INTO ${memberships} (segment_no, refresh_no, slice, members)`,
		"SELECT membership.1, membership.2, {slice:UInt32}, membership.3 FROM (",
		`SELECT ${stored}`,
		`${statement.from()})`,
	].join("\n");
}

async function dropLeftovers(query: SegmentQuery, targets: readonly RefreshTarget[]): Promise<void> {
	const parameters = refreshParameters("current", targets);
	const from = `FROM ${query.tables.memberships} WHERE ${namedSql("current")}`;
	const [row] = await query.rows(`SELECT count() AS leftovers ${from}`, parameters);
	if (Number(row?.leftovers ?? 0) > 0) await query.command(`DELETE ${from}`, parameters);
}

async function compareSlice(
	query: SegmentQuery,
	targets: readonly RefreshTarget[],
	slice: Slice,
	bucketOrder: SampleOrder,
): Promise<Record<string, unknown>[]> {
	const parameters = new BoundParameters();
	const sql = [
		"SELECT now.segment_no AS segment, bitmapCardinality(now.members) AS size,",
		"bitmapAndnotCardinality(now.members, before.members) AS entered,",
		"bitmapAndnotCardinality(before.members, now.members) AS left_since,",
		`${new BucketSql(bucketOrder, parameters).ofMembers("now.members")} AS buckets`,
		`FROM (${storedSql(query.tables.memberships, "current")}) AS now`,
		`LEFT JOIN (${storedSql(query.tables.memberships, "previous")}) AS before ON now.segment_no = before.segment_no`,
	].join("\n");
	return query.rows(sql, {
		slice: slice.no,
		...parameters.values,
		...refreshParameters("current", targets),
		...refreshParameters(
			"previous",
			targets.flatMap(({ segmentNo, previousRefreshNo }) =>
				previousRefreshNo === undefined ? [] : [{ segmentNo, refreshNo: previousRefreshNo }],
			),
		),
	});
}

function storedSql(memberships: string, which: "current" | "previous"): string {
	return `SELECT segment_no, groupBitmapMergeState(members) AS members FROM ${memberships}
WHERE slice = {slice:UInt32} AND ${namedSql(which)} GROUP BY segment_no`;
}

/** The first condition is implied by the second but lets the engine use the table's order. */
function namedSql(which: "current" | "previous"): string {
	const named = `arrayZip({${which}_segments:Array(UInt32)}, {${which}_refreshes:Array(UInt32)})`;
	return `segment_no IN {${which}_segments:Array(UInt32)} AND has(${named}, (segment_no, refresh_no))`;
}

function refreshParameters(which: "current" | "previous", refreshes: readonly MembershipRef[]): SqlParameters {
	return {
		[`${which}_segments`]: refreshes.map(({ segmentNo }) => segmentNo),
		[`${which}_refreshes`]: refreshes.map(({ refreshNo }) => refreshNo),
	};
}
