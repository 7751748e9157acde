import { SegwardError } from "../../core/error/segward-error.ts";
import type { ExtractRead, ExtractReader } from "../../ports/extract-reader.ts";
import type { Database } from "./database.ts";
import { GroupCollector } from "./group-collector.ts";
import { type EngineTables, engineTables, KEY_RANGE, narrowed, type Slice } from "./segments/engine-tables.ts";

/** Customers of one statement: bounds what it groups, and how long others wait while what comes back is taken in. */
const KEYS_AT_ONCE = 16_384;

/** The customers of a slice that are members. */
export const MEMBERS = (memberships: string) => `(SELECT groupBitmapMergeState(members) FROM ${memberships}
WHERE segment_no = {segment:UInt32} AND refresh_no = {refresh:UInt32} AND slice = {slice:UInt32})`;

export function createExtractReader(database: Database): ExtractReader {
	return {
		async groups(read, onProgress) {
			const tables = engineTables(read.workspaceId, read.version);
			const collector = new GroupCollector(read.fieldNos.length);
			const slices = tables ? narrowed(tables.slices, KEYS_AT_ONCE) : [];
			for (const [done, slice] of slices.entries()) {
				if (read.signal?.aborted) throw new SegwardError("cancelled");
				onProgress?.(done, slices.length);
				if (tables) await readSlice(database, read, tables, slice, collector);
			}
			return collector.groups(read.withPopulation);
		},
	};
}

async function readSlice(
	database: Database,
	{ fieldNos, membership, leftOut, withPopulation, signal }: ExtractRead,
	tables: EngineTables,
	{ no, lo, hi }: Slice,
	collector: GroupCollector,
): Promise<void> {
	const columns = fieldNos.map((no) => (tables.columns.has(no) ? `ifNull(toString(a_${no}), '')` : "''"));
	const without = leftOut.filter((key) => key >= lo && key <= hi);
	const isMember = `(bitmapContains(${MEMBERS(tables.memberships)}, customer_key) AND NOT has({without:Array(UInt32)}, customer_key))`;
	const members = withPopulation ? `countIf(${isMember})` : "count()";
	const rows = await database.rows(
		`SELECT [${columns.join(", ")}] AS v, toUInt32(${members}) AS m, toUInt32(count()) AS p FROM ${tables.customers}
WHERE ${KEY_RANGE}${withPopulation ? "" : ` AND ${isMember}`} GROUP BY v`,
		{ segment: membership.segmentNo, refresh: membership.refreshNo, slice: no, lo, hi, without },
		{ lane: "refresh", signal },
	);
	for (const { v, m, p } of rows) collector.add(v as string[], Number(m), Number(p));
}
