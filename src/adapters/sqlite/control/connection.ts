import type { Kysely } from "kysely";
import type { ControlTables } from "./tables.ts";

/** The store's connection, or the transaction that is open on it. */
export type Connection = Kysely<ControlTables>;

/** Runs several statements as one: in the transaction that is open, or in one of their own. */
export function atomically<T>(db: Connection, work: (db: Connection) => Promise<T>): Promise<T> {
	return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Takes the next numbers of a kind in a workspace and returns the first; a number is never handed out again. */
export async function takeNumbers(db: Connection, workspaceId: string, counter: string, howMany = 1): Promise<number> {
	const { last } = await db
		.insertInto("counters")
		.values({ workspace_id: workspaceId, counter, last: howMany })
		.onConflict((conflict) =>
			conflict
				.columns(["workspace_id", "counter"])
				.doUpdateSet((row) => ({ last: row("counters.last", "+", row.ref("excluded.last")) })),
		)
		.returning("last")
		.executeTakeFirstOrThrow();
	return last - howMany + 1;
}
