import type { Statement } from "better-sqlite3-multiple-ciphers";
import { AuditEntry } from "../../../../core/audit/entry.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
import type { EntryIndex } from "./entry-index.ts";
import { foundBy } from "./entry-terms.ts";

/** Takes the text of entries away: their leaves stay in the tree, and nothing opens them any more. */
export class EntryEraser {
	readonly #index: EntryIndex;
	readonly #statements: Record<"text" | "eraseText" | "eraseSalt", Statement>;

	constructor(database: SealedDatabase, index: EntryIndex) {
		this.#index = index;
		this.#statements = {
			text: database.prepare("SELECT entry FROM entries WHERE workspace_id = ? AND no = ?").pluck(),
			eraseText: database.prepare("UPDATE entries SET entry = '' WHERE workspace_id = ? AND no = ?"),
			eraseSalt: database.prepare("UPDATE leaves SET salt = x'' WHERE workspace_id = ? AND no = ?"),
		};
	}

	/** Inside the caller's transaction. */
	erase(workspaceId: string, nos: readonly number[]): void {
		const entries = nos.map((no) => {
			const entry = AuditEntry.parse(JSON.parse(String(this.#statements.text.get(workspaceId, no))));
			return { workspaceId, no, foundBy: foundBy(entry) };
		});
		this.#index.remove(entries);
		for (const { no } of entries) {
			this.#statements.eraseText.run(workspaceId, no);
			this.#statements.eraseSalt.run(workspaceId, no);
		}
	}
}
