import { existsSync, statSync } from "node:fs";
import type { Statement } from "better-sqlite3-multiple-ciphers";
import type { AuditQuery } from "../../../ports/audit-log.ts";
import { migrate } from "../migration.ts";
import { openSealedDatabase, type SealedDatabase } from "../sealed-database.ts";
import { AuditTree } from "./audit-tree.ts";
import { AUDIT_MIGRATIONS } from "./migrations.ts";

/** An entry ready to be written: what listings filter by, and the whole entry as JSON. */
export interface AuditRow {
	workspaceId: string;
	at: string;
	actor: string;
	action: string;
	decision: string;
	entry: string;
}

export interface NumberedEntry {
	no: number;
	entry: string;
}

/** The sealed file of the access log. Synchronous: it belongs into a worker thread. */
export class AuditFile {
	readonly #path: string;
	readonly #database: SealedDatabase;
	readonly #identity: string;
	readonly #lastNo: Statement;
	readonly #insert: Statement;
	readonly tree: AuditTree;

	/** @param seed of the key that signs tree heads. */
	constructor(path: string, key: Uint8Array, seed: Uint8Array) {
		this.#path = path;
		this.#database = openSealedDatabase(path, key);
		try {
			migrate(this.#database, AUDIT_MIGRATIONS);
			this.#identity = writableIdentity(path);
			this.#lastNo = this.#database.prepare("SELECT coalesce(max(no), 0) FROM entries WHERE workspace_id = ?").pluck();
			this.#insert = this.#database.prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)");
			this.tree = new AuditTree(this.#database, seed);
			this.#plantOlderEntries();
		} catch (error) {
			this.#database.close();
			throw error;
		}
	}

	/**
	 * Writes all or none; durable when it returns. Throws also when the file was removed, replaced or made read-only
	 * since it was opened: the open handle would still take writes, but into a file that nobody will ever find.
	 */
	append(rows: readonly AuditRow[]): void {
		if (writableIdentity(this.#path) !== this.#identity) throw new Error("The audit file was replaced.");
		this.#inTransaction(() => this.#insertAll(rows));
	}

	list(query: AuditQuery): NumberedEntry[] {
		const filters: [string, string | number | undefined][] = [
			["workspace_id = ?", query.workspaceId],
			["no < ?", query.before],
			["action = ?", query.action],
			["actor = ?", query.actor],
			["decision = ?", query.decision],
			["json_extract(entry, '$.resource') = ?", query.resource],
		];
		const used = filters.filter(([, value]) => value !== undefined);
		const where = used.map(([condition]) => condition).join(" AND ");
		return this.#database
			.prepare(`SELECT no, entry FROM entries WHERE ${where} ORDER BY no DESC LIMIT ?`)
			.all(...used.map(([, value]) => value), query.limit) as NumberedEntry[];
	}

	close(): void {
		this.#database.close();
	}

	#insertAll(rows: readonly AuditRow[]): void {
		const lastNos = new Map<string, number>();
		const numbered = rows.map(({ workspaceId, at, actor, action, decision, entry }) => {
			const no = (lastNos.get(workspaceId) ?? Number(this.#lastNo.get(workspaceId))) + 1;
			this.#insert.run(workspaceId, no, actor, action, decision, entry);
			lastNos.set(workspaceId, no);
			return { workspaceId, no, at, text: entry };
		});
		this.tree.add(numbered);
	}

	/** Entries that were recorded before there was a tree. */
	#plantOlderEntries(): void {
		const rows = this.#database
			.prepare(
				`SELECT workspace_id AS workspaceId, no, entry AS text, entry ->> 'at' AS at FROM entries
				WHERE NOT EXISTS (SELECT 1 FROM leaves l WHERE l.workspace_id = entries.workspace_id AND l.no = entries.no)
				ORDER BY at, workspace_id, no`,
			)
			.all() as { workspaceId: string; no: number; text: string; at: string }[];
		if (rows.length > 0) this.#inTransaction(() => this.tree.add(rows));
	}

	#inTransaction(work: () => void): void {
		try {
			this.#database.transaction(work).exclusive();
		} catch (error) {
			this.tree.load();
			throw error;
		}
	}
}

/** Which files lie at this path now. Root may write a read-only file, so the mode itself is looked at. */
function writableIdentity(path: string): string {
	const identities = [];
	for (const file of [path, `${path}-wal`].filter((file) => file === path || existsSync(file))) {
		const { dev, ino, mode } = statSync(file);
		if ((mode & 0o200) === 0) throw new Error("The audit file is read-only.");
		identities.push(`${dev}:${ino}`);
	}
	return identities.join(" ");
}
