import { AuditEntry } from "../../../../core/audit/entry.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
import type { EntryIndex } from "./entry-index.ts";
import { foundBy } from "./entry-terms.ts";

const AT_ONCE = 5000;

/** Gives entries from before there was a search their terms; goes on where it stopped if it was interrupted. */
export function addOlderEntries(database: SealedDatabase, index: EntryIndex): void {
	const waiting = database.prepare("SELECT workspace_id AS workspaceId, done, last FROM without_terms");
	const read = database.prepare(
		"SELECT no, entry FROM entries WHERE workspace_id = ? AND no > ? AND no <= ? ORDER BY no LIMIT ?",
	);
	const advance = database.prepare("UPDATE without_terms SET done = ? WHERE workspace_id = ?");
	const finish = database.prepare("DELETE FROM without_terms WHERE workspace_id = ?");
	const addNext = (workspaceId: string, done: number, last: number): number => {
		const rows = read.all(workspaceId, done, last, AT_ONCE) as { no: number; entry: string }[];
		index.add(
			rows.map(({ no, entry }) => {
				const parsed = AuditEntry.parse(JSON.parse(entry));
				return { workspaceId, no, at: parsed.at, foundBy: foundBy(parsed) };
			}),
		);
		const reached = rows.at(-1)?.no ?? last;
		if (reached < last) advance.run(reached, workspaceId);
		else finish.run(workspaceId);
		return reached;
	};
	for (const { workspaceId, done, last } of waiting.all() as { workspaceId: string; done: number; last: number }[]) {
		for (let reached = done; reached < last; ) {
			reached = database.transaction(() => addNext(workspaceId, reached, last)).exclusive();
		}
	}
}
