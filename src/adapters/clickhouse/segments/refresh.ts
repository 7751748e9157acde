import type { RefreshResult, RefreshTarget } from "../../../ports/segment-engine.ts";
import type { Slice } from "./engine-tables.ts";
import type { SegmentQuery } from "./segment-query.ts";
import type { SliceStatement } from "./slice-statement.ts";

/**
 * Computes the members of many segments in one statement a slice, stores them as bitmaps and compares each with its
 * segment's refresh before. What a crash or a stop leaves half-stored carries a refresh number that nothing names.
 */
export async function refreshSegments(
	query: SegmentQuery,
	targets: readonly RefreshTarget[],
	onProgress: (slicesDone: number, slicesTotal: number) => void,
): Promise<RefreshResult[]> {
	const statement = await query.prepare(targets.map(({ plan }) => plan.root));
	const sql = refreshSql(statement, targets, query.tables.memberships);
	const results = new Map(
		targets.map(({ segmentNo, refreshNo }) => [segmentNo, { segmentNo, refreshNo, size: 0, entered: 0, left: 0 }]),
	);
	for (const [done, slice] of query.tables.slices.entries()) {
		await query.command(sql, statement.values(slice));
		for (const row of await compareSlice(query, targets, slice)) {
			const result = results.get(Number(row.segment));
			if (!result) continue;
			result.size += Number(row.size);
			result.entered += Number(row.entered);
			result.left += Number(row.left_since);
		}
		onProgress(done + 1, query.tables.slices.length);
	}
	return [...results.values()];
}

/** The statement that stores one slice of every target. */
export function refreshSql(statement: SliceStatement, targets: readonly RefreshTarget[], memberships: string): string {
	const memberships_ = targets.map(({ segmentNo, refreshNo, plan }) => {
		const members = statement.members(statement.region(plan.root, plan.asOfMs));
		return `(${statement.parameters.bind("UInt32", segmentNo)}, ${statement.parameters.bind("UInt32", refreshNo)}, ${members})`;
	});
	const stored = `arrayJoin([\n${memberships_.join(",\n")}\n]) AS membership`;
	return [
		`INSERT INTO ${memberships} (segment_no, refresh_no, slice, members)`,
		"SELECT membership.1, membership.2, {slice:UInt32}, membership.3 FROM (",
		`SELECT ${stored}`,
		`${statement.from()})`,
	].join("\n");
}

async function compareSlice(
	query: SegmentQuery,
	targets: readonly RefreshTarget[],
	slice: Slice,
): Promise<Record<string, unknown>[]> {
	const sql = [
		"SELECT now.segment_no AS segment, bitmapCardinality(now.members) AS size,",
		"bitmapAndnotCardinality(now.members, before.members) AS entered,",
		"bitmapAndnotCardinality(before.members, now.members) AS left_since",
		`FROM (${storedSql(query.tables.memberships, "current")}) AS now`,
		`LEFT JOIN (${storedSql(query.tables.memberships, "previous")}) AS before ON now.segment_no = before.segment_no`,
	].join("\n");
	const previous = targets.filter((target) => target.previousRefreshNo !== undefined);
	return query.rows(sql, {
		slice: slice.no,
		current_segments: targets.map((target) => target.segmentNo),
		current_refreshes: targets.map((target) => target.refreshNo),
		previous_segments: previous.map((target) => target.segmentNo),
		previous_refreshes: previous.map((target) => target.previousRefreshNo),
	});
}

function storedSql(memberships: string, which: "current" | "previous"): string {
	const named = `arrayZip({${which}_segments:Array(UInt32)}, {${which}_refreshes:Array(UInt32)})`;
	return `SELECT segment_no, groupBitmapMergeState(members) AS members FROM ${memberships}
WHERE slice = {slice:UInt32} AND segment_no IN {${which}_segments:Array(UInt32)} AND has(${named}, (segment_no, refresh_no))
GROUP BY segment_no`;
}
