import type { Database } from "../database.ts";
import { qualified, SEALED } from "../tables.ts";

/** A row holds a bitmap of up to 128 KiB, so whoever wants one must not have to read its neighbours. */
const ROWS_A_MARK = 1;

/** Creates what segments of a workspace are stored in. Its database must exist; repeating it changes nothing. */
export async function ensureSegmentTables(database: Database, workspaceId: string): Promise<void> {
	const members = "members AggregateFunction(groupBitmap, UInt32)";
	for (const [table, key] of [
		["memberships", "segment_no UInt32, refresh_no UInt32"],
		["lists", "list_no UInt32"],
	] as const) {
		const order = `${key.replaceAll(" UInt32", "")}, slice`;
		await database.command(
			`CREATE TABLE IF NOT EXISTS ${qualified(workspaceId, table)} (${key}, slice UInt32, ${members}) ` +
				`ENGINE = AggregatingMergeTree ORDER BY (${order}) SETTINGS index_granularity = ${ROWS_A_MARK}, ${SEALED}`,
			{},
			{ lane: "interactive" },
		);
	}
}
