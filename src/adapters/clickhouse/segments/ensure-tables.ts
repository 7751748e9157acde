import type { Database } from "../database.ts";
import { qualified } from "../tables.ts";

/** Creates what segments of a workspace are stored in. Its database must exist; repeating it changes nothing. */
export async function ensureSegmentTables(database: Database, workspaceId: string): Promise<void> {
	const members = "members AggregateFunction(groupBitmap, UInt32)";
	for (const [table, key] of [
		["memberships", "segment_no UInt32, refresh_no UInt32"],
		["lists", "list_no UInt32"],
	] as const) {
		const order = `${key.replaceAll(" UInt32", "")}, slice`;
		await database.command(
			`CREATE TABLE IF NOT EXISTS ${qualified(workspaceId, table)} (${key}, slice UInt32, ${members}) ENGINE = AggregatingMergeTree ORDER BY (${order})`,
			{},
			{ lane: "interactive" },
		);
	}
}
