import { existsSync, statSync } from "node:fs";
import type { Statement } from "better-sqlite3-multiple-ciphers";
import { AuditEntry } from "../../../core/audit/entry.ts";
import { writeRanges } from "../../../core/audit/number-ranges.ts";
import type { AuditErasure, AuditHour, AuditQuery } from "../../../ports/audit-log.ts";
import { migrate } from "../migration.ts";
import { openSealedDatabase, type SealedDatabase } from "../sealed-database.ts";
import { type AuditRow, auditRow } from "./audit-row.ts";
import { AuditTree } from "./audit-tree.ts";
import { AUDIT_MIGRATIONS } from "./migrations.ts";
import { addOlderEntries } from "./search/add-older-entries.ts";
import { EntryEraser } from "./search/entry-eraser.ts";
import { EntryIndex } from "./search/entry-index.ts";
import { EntrySearch } from "./search/entry-search.ts";

export interface NumberedEntry {
	no: number;
	/** Empty where it was erased. */
	entry: string;
	/** When that was which was erased. */
	at?: string;
}

const MOST_ERASED_AT_ONCE = 2000;
const HOUR_MS = 3_600_000;

/** The sealed file of the access log. Synchronous: it belongs into a worker thread. */
export class AuditFile {
	readonly #path: string;
	readonly #database: SealedDatabase;
	readonly #identity: string;
	readonly #statements: Record<"lastNo" | "insert" | "hours", Statement>;
	readonly #index: EntryIndex;
	readonly #search: EntrySearch;
	readonly #eraser: EntryEraser;
	readonly tree: AuditTree;

	/** @param seed of the key that signs tree heads. */
	constructor(path: string, key: Uint8Array, seed: Uint8Array) {
		this.#path = path;
		this.#database = openSealedDatabase(path, key);
		try {
			migrate(this.#database, AUDIT_MIGRATIONS);
			this.#identity = writableIdentity(path);
			const prepare = (sql: string) => this.#database.prepare(sql);
			this.#statements = {
				lastNo: prepare("SELECT coalesce(max(no), 0) FROM entries WHERE workspace_id = ?").pluck(),
				insert: prepare("INSERT INTO entries VALUES (?, ?, ?)"),
				hours: prepare("SELECT hour, acts, refused FROM hours WHERE workspace_id = ? AND hour >= ? ORDER BY hour"),
			};
			this.tree = new AuditTree(this.#database, seed);
			this.#index = new EntryIndex(this.#database);
			this.#search = new EntrySearch(this.#database);
			this.#eraser = new EntryEraser(this.#database, this.#index);
			this.#plantOlderEntries();
			addOlderEntries(this.#database, this.#index);
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
		this.#refuseReplaced();
		this.#inTransaction(() => this.#insertAll(rows));
	}

	list(query: AuditQuery): NumberedEntry[] {
		return this.#search.find(query).map(({ no, entry }) => {
			if (entry !== "") return { no, entry };
			return { no, entry, at: this.tree.leafTime(query.workspaceId, no) };
		});
	}

	/** @returns how many entries were erased; if none, nothing was recorded. */
	erase(erasure: AuditErasure, record: AuditEntry): number {
		this.#refuseReplaced();
		const nos = this.#erasable(erasure);
		if (nos.length === 0) return 0;
		// What is freed in the file is overwritten.
		this.#database.pragma("secure_delete = on");
		try {
			this.#inTransaction(() => {
				this.#eraser.erase(erasure.workspaceId, nos);
				this.#insertAll([auditRow({ ...record, erased: writeRanges(nos) })]);
			});
		} finally {
			this.#database.pragma("secure_delete = off");
		}
		this.#database.pragma("wal_checkpoint(truncate)");
		return nos.length;
	}

	activity(workspaceId: string, from: string): AuditHour[] {
		const rows = this.#statements.hours.all(workspaceId, Math.floor(Date.parse(from) / HOUR_MS)) as {
			hour: number;
			acts: number;
			refused: number;
		}[];
		return rows.map(({ hour, ...counts }) => ({ at: new Date(hour * HOUR_MS).toISOString(), ...counts }));
	}

	close(): void {
		this.#database.close();
	}

	/** Oldest first. A record of an erasure stays, or nobody could tell the erasure from a loss. */
	#erasable(erasure: AuditErasure): number[] {
		const nos: number[] = [];
		for (let before: number | undefined; nos.length < MOST_ERASED_AT_ONCE; ) {
			const limit = MOST_ERASED_AT_ONCE - nos.length;
			const page = this.#search.find({ ...erasure, before, limit });
			const isRecord = (entry: string) => AuditEntry.parse(JSON.parse(entry)).erased !== undefined;
			nos.push(...page.filter(({ entry }) => !isRecord(entry)).map(({ no }) => no));
			before = page.at(-1)?.no;
			if (page.length < limit) break;
		}
		return nos.reverse();
	}

	#insertAll(rows: readonly AuditRow[]): void {
		const lastNos = new Map<string, number>();
		const numbered = rows.map(({ workspaceId, at, entry, foundBy }) => {
			const no = (lastNos.get(workspaceId) ?? Number(this.#statements.lastNo.get(workspaceId))) + 1;
			this.#statements.insert.run(workspaceId, no, entry);
			lastNos.set(workspaceId, no);
			return { workspaceId, no, at, text: entry, foundBy };
		});
		this.tree.add(numbered);
		this.#index.add(numbered);
	}

	#refuseReplaced(): void {
		if (writableIdentity(this.#path) !== this.#identity) throw new Error("The audit file was replaced.");
	}

	/** Entries that were recorded before there was a tree. */
	#plantOlderEntries(): void {
		if (this.tree.size === this.#countEntries()) return;
		const rows = this.#database
			.prepare(
				`SELECT workspace_id AS workspaceId, no, entry AS text, entry ->> 'at' AS at FROM entries
				WHERE NOT EXISTS (SELECT 1 FROM leaves l WHERE l.workspace_id = entries.workspace_id AND l.no = entries.no)
				ORDER BY at, workspace_id, no`,
			)
			.all() as { workspaceId: string; no: number; text: string; at: string }[];
		if (rows.length > 0) this.#inTransaction(() => this.tree.add(rows));
	}

	/** They are numbered without gaps, so the last number of each workspace will do; each is found by one step in the index. */
	#countEntries(): number {
		const count = this.#database.prepare(
			`WITH RECURSIVE workspaces(id) AS (
				SELECT min(workspace_id) FROM entries
				UNION ALL
				SELECT (SELECT min(workspace_id) FROM entries WHERE workspace_id > id) FROM workspaces WHERE id IS NOT NULL
			)
			SELECT coalesce(sum((SELECT max(no) FROM entries WHERE workspace_id = id)), 0) FROM workspaces`,
		);
		return Number(count.pluck().get());
	}

	#inTransaction(work: () => void): void {
		try {
			this.#database.transaction(work).exclusive();
		} catch (error) {
			this.tree.load();
			this.#index.load();
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
