import type { Statement } from "better-sqlite3-multiple-ciphers";
import type { SealedDatabase } from "../../sealed-database.ts";
import { addTo, type BlockSet, blockOf, decodeSet, emptySet, encodeSet, removeFrom } from "./block-set.ts";
import { type FoundBy, type Term, termsOf } from "./entry-terms.ts";

export interface IndexedEntry {
	workspaceId: string;
	no: number;
	at: string;
	foundBy: FoundBy;
}

const MOST_TERMS_KNOWN = 50_000;
const HOUR_MS = 3_600_000;

/**
 * Which entries have which term (see entry-terms.ts), block by block, so that filters of any kind meet as bits; who was shown
 * to whom; and how much happened each hour. Grows inside the caller's transaction.
 */
export class EntryIndex {
	readonly #statements: Record<
		| "findTerm"
		| "addTerm"
		| "dropTerm"
		| "find"
		| "put"
		| "drop"
		| "hasAny"
		| "addCustomer"
		| "dropCustomer"
		| "block"
		| "hour",
		Statement
	>;
	readonly #terms = new Map<string, number>();
	/** Sets under change, by term and block. */
	readonly #open = new Map<string, { term: number; block: number; set: BlockSet; changed: boolean }>();

	constructor(database: SealedDatabase) {
		const prepare = (sql: string) => database.prepare(sql);
		this.#statements = {
			findTerm: prepare("SELECT id FROM terms WHERE workspace_id = ? AND kind = ? AND value = ?").pluck(),
			addTerm: prepare("INSERT INTO terms (workspace_id, kind, value) VALUES (?, ?, ?)"),
			dropTerm: prepare("DELETE FROM terms WHERE id = ?"),
			find: prepare("SELECT entries FROM postings WHERE term = ? AND block = ?").pluck(),
			put: prepare("INSERT OR REPLACE INTO postings VALUES (?, ?, ?)"),
			drop: prepare("DELETE FROM postings WHERE term = ? AND block = ?"),
			hasAny: prepare("SELECT 1 FROM postings WHERE term = ? LIMIT 1").pluck(),
			addCustomer: prepare("INSERT OR IGNORE INTO shown_customers VALUES (?, ?, ?)"),
			dropCustomer: prepare("DELETE FROM shown_customers WHERE workspace_id = ? AND ref = ? AND no = ?"),
			block: prepare(
				`INSERT INTO blocks VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
				first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`,
			),
			hour: prepare(
				`INSERT INTO hours VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
				acts = acts + excluded.acts, refused = refused + excluded.refused`,
			),
		};
	}

	/** Forgets what a transaction that was rolled back left here. */
	load(): void {
		this.#terms.clear();
		this.#open.clear();
	}

	add(entries: readonly IndexedEntry[]): void {
		for (const { workspaceId, no, foundBy } of entries) {
			for (const term of termsOf(foundBy)) {
				const open = this.#openSet(this.#termId(workspaceId, term), blockOf(no));
				addTo(open.set, no);
				open.changed = true;
			}
			for (const ref of foundBy.customerRefs ?? []) {
				this.#statements.addCustomer.run(workspaceId, Buffer.from(ref, "base64url"), no);
			}
		}
		this.#flush();
		this.#countTimes(entries);
	}

	/** Takes entries out of everything that tells what they said. That something happened at their hour stays. */
	remove(entries: readonly Pick<IndexedEntry, "workspaceId" | "no" | "foundBy">[]): void {
		const touched = new Set<number>();
		for (const { workspaceId, no, foundBy } of entries) {
			for (const term of termsOf(foundBy)) {
				const id = this.#termId(workspaceId, term);
				const open = this.#openSet(id, blockOf(no));
				removeFrom(open.set, no);
				open.changed = true;
				touched.add(id);
			}
			for (const ref of foundBy.customerRefs ?? []) {
				this.#statements.dropCustomer.run(workspaceId, Buffer.from(ref, "base64url"), no);
			}
		}
		this.#flush();
		for (const term of touched)
			if (this.#statements.hasAny.get(term) === undefined) this.#statements.dropTerm.run(term);
		this.load();
	}

	#termId(workspaceId: string, [kind, value]: Term): number {
		const name = `${workspaceId}\n${kind}\n${value}`;
		const known = this.#terms.get(name);
		if (known !== undefined) return known;
		if (this.#terms.size >= MOST_TERMS_KNOWN) this.#terms.clear();
		const { findTerm, addTerm } = this.#statements;
		const found = findTerm.get(workspaceId, kind, value) as number | undefined;
		const id = found ?? Number(addTerm.run(workspaceId, kind, value).lastInsertRowid);
		this.#terms.set(name, id);
		return id;
	}

	#openSet(term: number, block: number) {
		const name = `${term}/${block}`;
		const known = this.#open.get(name);
		if (known !== undefined) return known;
		const bytes = this.#statements.find.get(term, block) as Buffer | undefined;
		const opened = { term, block, set: bytes === undefined ? emptySet() : decodeSet(bytes), changed: false };
		this.#open.set(name, opened);
		return opened;
	}

	#flush(): void {
		for (const open of this.#open.values()) {
			if (!open.changed) continue;
			const bytes = encodeSet(open.set);
			if (bytes.length === 0) this.#statements.drop.run(open.term, open.block);
			else this.#statements.put.run(open.term, open.block, bytes);
			open.changed = false;
		}
		if (this.#open.size >= MOST_TERMS_KNOWN / 10) this.#open.clear();
	}

	#countTimes(entries: readonly IndexedEntry[]): void {
		const blocks = new Map<string, [workspaceId: string, block: number, first: string, last: string]>();
		const hours = new Map<string, [workspaceId: string, hour: number, acts: number, refused: number]>();
		for (const { workspaceId, no, at, foundBy } of entries) {
			const block = blockOf(no);
			const range = blocks.get(`${workspaceId}/${block}`) ?? [workspaceId, block, at, at];
			if (at < range[2]) range[2] = at;
			if (at > range[3]) range[3] = at;
			blocks.set(`${workspaceId}/${block}`, range);
			// An act that changes something has two entries.
			if (foundBy.outcome === "started") continue;
			const hour = Math.floor(Date.parse(at) / HOUR_MS);
			const count = hours.get(`${workspaceId}/${hour}`) ?? [workspaceId, hour, 0, 0];
			count[2] += 1;
			if (foundBy.decision === "deny") count[3] += 1;
			hours.set(`${workspaceId}/${hour}`, count);
		}
		for (const range of blocks.values()) this.#statements.block.run(...range);
		for (const count of hours.values()) this.#statements.hour.run(...count);
	}
}
