import type { Database } from "../database.ts";
import { qualified, SLICE_KEYS } from "../tables.ts";

/** Customer keys a statement: their text stays well below the engine's limits for a bound value. */
const KEYS_PER_STATEMENT = 50_000;

/** Stores a list of customers in place of what it held before. */
export async function writeList(
	database: Database,
	workspaceId: string,
	listNo: number,
	customerKeys: readonly number[],
): Promise<void> {
	await dropList(database, workspaceId, listNo);
	for (let start = 0; start < customerKeys.length; start += KEYS_PER_STATEMENT) {
		const sql = `INSERT INTO ${table(workspaceId)} (list_no, slice, members)
SELECT {list:UInt32}, intDiv(customer_key, ${SLICE_KEYS}) AS slice, groupBitmapState(customer_key)
FROM (SELECT arrayJoin({keys:Array(UInt32)}) AS customer_key) GROUP BY slice`;
		const parameters = { list: listNo, keys: customerKeys.slice(start, start + KEYS_PER_STATEMENT) };
		await database.command(sql, parameters, { lane: "ingest" });
	}
}

export async function dropList(database: Database, workspaceId: string, listNo: number): Promise<void> {
	await database.command(
		`DELETE FROM ${table(workspaceId)} WHERE list_no = {list:UInt32}`,
		{ list: listNo },
		{ lane: "ingest" },
	);
}

function table(workspaceId: string): string {
	return qualified(workspaceId, "lists");
}
