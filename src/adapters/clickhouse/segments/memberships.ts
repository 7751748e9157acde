import type { SizeBuckets } from "../../../core/privacy/sizes/size-buckets.ts";
import type { MembershipRef } from "../../../ports/segment-engine.ts";
import type { Database } from "../database.ts";
import { qualified, SLICE_KEYS } from "../tables.ts";
import { BoundParameters } from "./bound-parameters.ts";
import { BucketSql, sumOfBuckets } from "./bucket-sql.ts";
import { firstPlaces, type SampleOrder } from "./sample-order.ts";

const OF_ONE = "segment_no = {segment:UInt32} AND refresh_no = {refresh:UInt32}";

/** Member keys above `after`, ascending, at most `limit`. */
export async function memberKeys(
	database: Database,
	workspaceId: string,
	{ segmentNo, refreshNo }: MembershipRef,
	after: number,
	limit: number,
): Promise<number[]> {
	const slices = await database.rows(
		`SELECT DISTINCT slice FROM ${table(workspaceId)} WHERE ${OF_ONE} AND slice >= {first:UInt32} ORDER BY slice`,
		{ segment: segmentNo, refresh: refreshNo, first: Math.max(0, Math.floor((after + 1) / SLICE_KEYS)) },
		{ lane: "interactive" },
	);
	const found: number[] = [];
	for (const { slice } of slices) {
		if (found.length >= limit) break;
		const sql = `SELECT arraySort(bitmapToArray(bitmapSubsetLimit(groupBitmapMergeState(members), {from:UInt32}, {limit:UInt32}))) AS members
FROM ${table(workspaceId)} WHERE ${OF_ONE} AND slice = {slice:UInt32}`;
		const parameters = {
			segment: segmentNo,
			refresh: refreshNo,
			slice: Number(slice),
			from: Math.max(0, after + 1),
			limit: limit - found.length,
		};
		const [row] = await database.rows(sql, parameters, { lane: "interactive" });
		for (const key of (row?.members ?? []) as (string | number)[]) found.push(Number(key));
	}
	return found;
}

/** The first members by a fixed order, at most `limit`. */
export async function memberSample(
	database: Database,
	workspaceId: string,
	{ segmentNo, refreshNo }: MembershipRef,
	limit: number,
	order: SampleOrder,
): Promise<number[]> {
	const parameters = new BoundParameters();
	const places = `arrayMap(k -> ${order.placeSql("k", parameters)}, bitmapToArray(groupBitmapMergeState(members)))`;
	const sql = `SELECT arrayMap(p -> toString(p), arraySlice(arrayPartialSort({limit:UInt32}, ${places}), 1, {limit:UInt32})) AS places
FROM ${table(workspaceId)} WHERE ${OF_ONE} GROUP BY slice`;
	const bound = { ...parameters.values, segment: segmentNo, refresh: refreshNo, limit };
	return firstPlaces(await database.rows(sql, bound, { lane: "interactive" }), limit);
}

/** Members by bucket, all slices together. */
export async function memberBuckets(
	database: Database,
	workspaceId: string,
	{ segmentNo, refreshNo }: MembershipRef,
	order: SampleOrder,
): Promise<SizeBuckets> {
	const parameters = new BoundParameters();
	const buckets = new BucketSql(order, parameters).ofMembers("groupBitmapMergeState(members)");
	const sql = `SELECT ${buckets} AS buckets FROM ${table(workspaceId)} WHERE ${OF_ONE} GROUP BY slice`;
	const bound = { ...parameters.values, segment: segmentNo, refresh: refreshNo };
	const rows = await database.rows(sql, bound, { lane: "interactive" });
	return sumOfBuckets(rows.map((row) => row.buckets));
}

/** Sizes of every non-empty exclusive region of some memberships, by ascending mask. */
export async function overlapOf(
	database: Database,
	workspaceId: string,
	memberships: readonly MembershipRef[],
): Promise<{ mask: number; customers: number }[]> {
	if (memberships.length === 0) return [];
	if (memberships.length > 6) throw new RangeError("an overlap takes at most 6 memberships");
	const parameters: Record<string, number> = {};
	const columns = memberships.map(({ segmentNo, refreshNo }, index) => {
		parameters[`segment${index}`] = segmentNo;
		parameters[`refresh${index}`] = refreshNo;
		return `groupBitmapMergeStateIf(members, segment_no = {segment${index}:UInt32} AND refresh_no = {refresh${index}:UInt32}) AS m${index}`;
	});
	const wanted = memberships.map(
		(_, index) => `(segment_no = {segment${index}:UInt32} AND refresh_no = {refresh${index}:UInt32})`,
	);
	const masks = Array.from({ length: 2 ** memberships.length - 1 }, (_, index) => index + 1);
	const sizes = masks.map((mask) => `sum(${regionSizeSql(mask, memberships.length)})`);
	const sql = `SELECT [${sizes.join(", ")}] AS customers FROM (
SELECT slice, ${columns.join(", ")} FROM ${table(workspaceId)} WHERE ${wanted.join(" OR ")} GROUP BY slice)`;
	const [row] = await database.rows(sql, parameters, { lane: "interactive" });
	const counted = (row?.customers ?? []) as (string | number)[];
	return masks
		.map((mask, index) => ({ mask, customers: Number(counted[index] ?? 0) }))
		.filter(({ customers }) => customers > 0);
}

function regionSizeSql(mask: number, count: number): string {
	const all = Array.from({ length: count }, (_, index) => index);
	const [first = 0, ...others] = all.filter((index) => mask & (1 << index));
	const inside = others.reduce((sql, index) => `bitmapAnd(${sql}, m${index})`, `m${first}`);
	const region = all
		.filter((index) => !(mask & (1 << index)))
		.reduce((sql, index) => `bitmapAndnot(${sql}, m${index})`, inside);
	return `bitmapCardinality(${region})`;
}

/** Drops every stored membership other than these. */
export async function keepMemberships(
	database: Database,
	workspaceId: string,
	keep: readonly MembershipRef[],
): Promise<void> {
	const parameters = {
		segments: keep.map(({ segmentNo }) => segmentNo),
		refreshes: keep.map(({ refreshNo }) => refreshNo),
	};
	const kept = "has(arrayZip({segments:Array(UInt32)}, {refreshes:Array(UInt32)}), (segment_no, refresh_no))";
	const [row] = await database.rows(
		`SELECT count() AS dropped FROM ${table(workspaceId)} WHERE NOT ${kept}`,
		parameters,
		{ lane: "refresh" },
	);
	if (Number(row?.dropped ?? 0) === 0) return;
	await database.command(`DELETE FROM ${table(workspaceId)} WHERE NOT ${kept}`, parameters, { lane: "refresh" });
}

function table(workspaceId: string): string {
	return qualified(workspaceId, "memberships");
}
