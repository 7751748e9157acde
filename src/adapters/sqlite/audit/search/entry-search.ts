import type { Statement } from "better-sqlite3-multiple-ciphers";
import { SegwardError } from "../../../../core/error/segward-error.ts";
import type { AuditQuery } from "../../../../ports/audit-log.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
import {
	addTo,
	BLOCK_ENTRIES,
	type BlockSet,
	blockOf,
	decodeSet,
	emptySet,
	intersectInto,
	newestFirst,
	uniteInto,
} from "./block-set.ts";
import type { TermKind } from "./entry-terms.ts";

export interface FoundEntry {
	no: number;
	/** Empty where it was erased. */
	entry: string;
}

/** Different things that a part of a name may fit. */
const MOST_FITTING = 20_000;
const ALL = emptySet().fill(0xffff_ffff);

/** The entries of one block that a filter lets through; undefined where there are none. */
interface Filter {
	/** Blocks that may hold some, newest first. */
	blocks: number[];
	at(block: number): BlockSet | undefined;
}

/** Finds entries, newest first: filters meet as bits, block by block, so that even those that seldom meet are answered soon. */
export class EntrySearch {
	readonly #statements: Record<
		"term" | "fitting" | "blocks" | "postings" | "ofMany" | "customer" | "range" | "last" | "entry",
		Statement
	>;

	constructor(database: SealedDatabase) {
		const prepare = (sql: string) => database.prepare(sql);
		this.#statements = {
			term: prepare("SELECT id FROM terms WHERE workspace_id = ? AND kind = ? AND value = ?").pluck(),
			fitting: prepare(
				`SELECT id FROM terms WHERE workspace_id = ? AND kind = 'resource' AND value LIKE ? ESCAPE '\\' LIMIT ?`,
			).pluck(),
			blocks: prepare("SELECT block FROM postings WHERE term = ? ORDER BY block DESC").pluck(),
			postings: prepare("SELECT entries FROM postings WHERE term = ? AND block = ?").pluck(),
			ofMany: prepare("SELECT block, entries FROM postings WHERE term IN (SELECT value FROM json_each(?))"),
			customer: prepare("SELECT no FROM shown_customers WHERE workspace_id = ? AND ref = ?").pluck(),
			range: prepare(
				`SELECT block, first_at AS first, last_at AS last FROM blocks
				WHERE workspace_id = ? AND last_at >= ? AND first_at < ? ORDER BY block DESC`,
			),
			last: prepare("SELECT coalesce(max(no), 0) FROM entries WHERE workspace_id = ?").pluck(),
			entry: prepare("SELECT entry FROM entries WHERE workspace_id = ? AND no = ?").pluck(),
		};
	}

	/** @throws SegwardError `request-invalid` where a part of a name fits too much. */
	find(query: AuditQuery): FoundEntry[] {
		const { workspaceId, limit, from = "", to = "\uffff" } = query;
		const before = query.before ?? Number(this.#statements.last.get(workspaceId)) + 1;
		const filters = this.#filtersOf(query);
		if (filters.some(({ blocks }) => blocks.length === 0)) return [];
		const narrowest = filters.toSorted((a, b) => a.blocks.length - b.blocks.length);
		const ranges = this.#statements.range.all(workspaceId, from, to) as {
			block: number;
			first: string;
			last: string;
		}[];
		const rangeOf = new Map(ranges.map((range) => [range.block, range]));
		const found: FoundEntry[] = [];
		for (const block of narrowest[0]?.blocks ?? rangeOf.keys()) {
			const range = rangeOf.get(block);
			if (range === undefined || block * BLOCK_ENTRIES >= before) continue;
			const set = meeting(narrowest, block);
			if (set === undefined) continue;
			const isWithin = range.first >= from && range.last < to;
			for (const no of newestFirst(set, block)) {
				if (no >= before || no === 0) continue;
				const entry = this.#statements.entry.get(workspaceId, no) as string | undefined;
				if (entry === undefined || !(isWithin || isBetween(entry, from, to))) continue;
				found.push({ no, entry });
				if (found.length === limit) return found;
			}
		}
		return found;
	}

	#filtersOf(query: AuditQuery): Filter[] {
		const { workspaceId, action, actor, decision, outcome, resource, text, customerRefs } = query;
		const filters: Filter[] = [];
		const withTerms = (...terms: [kind: TermKind, value: string][]) => {
			const ids = terms.flatMap(
				([kind, value]) => (this.#statements.term.get(workspaceId, kind, value) as number) ?? [],
			);
			filters.push(ids.length === 1 ? this.#ofTerm(ids[0] as number) : this.#ofMany(ids));
		};
		if (action !== undefined) withTerms([action.endsWith(":") ? "action-group" : "action", action]);
		if (actor !== undefined) withTerms(["actor", actor], ["actor-id", actor]);
		if (decision !== undefined) withTerms(["decision", decision]);
		if (outcome !== undefined) withTerms(["outcome", outcome]);
		if (resource !== undefined) withTerms([resource.endsWith("/") ? "kind" : "resource", resource]);
		if (text !== undefined) filters.push(this.#ofMany(this.#fitting(workspaceId, text)));
		if (customerRefs !== undefined) filters.push(this.#ofCustomers(workspaceId, customerRefs));
		return filters;
	}

	#fitting(workspaceId: string, text: string): number[] {
		const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
		const ids = this.#statements.fitting.all(workspaceId, pattern, MOST_FITTING + 1) as number[];
		if (ids.length <= MOST_FITTING) return ids;
		throw new SegwardError("request-invalid", {
			detail: "This part of a name fits too many things.",
			hint: "Write more of the name, or ask for a whole kind, such as 'segment/'.",
			path: "text",
		});
	}

	#ofTerm(term: number): Filter {
		return {
			blocks: this.#statements.blocks.all(term) as number[],
			at: (block) => {
				const bytes = this.#statements.postings.get(term, block) as Buffer | undefined;
				return bytes && decodeSet(bytes);
			},
		};
	}

	#ofMany(terms: readonly number[]): Filter {
		const sets = new Map<number, BlockSet>();
		const rows = this.#statements.ofMany.all(JSON.stringify(terms)) as { block: number; entries: Buffer }[];
		for (const { block, entries } of rows) {
			const known = sets.get(block);
			if (known === undefined) sets.set(block, decodeSet(entries));
			else uniteInto(known, decodeSet(entries));
		}
		return ofSets(sets);
	}

	#ofCustomers(workspaceId: string, refs: readonly string[]): Filter {
		const sets = new Map<number, BlockSet>();
		for (const ref of refs) {
			const nos = this.#statements.customer.all(workspaceId, Buffer.from(ref, "base64url")) as number[];
			for (const no of nos) {
				const set = sets.get(blockOf(no)) ?? emptySet();
				addTo(set, no);
				sets.set(blockOf(no), set);
			}
		}
		return ofSets(sets);
	}
}

function ofSets(sets: ReadonlyMap<number, BlockSet>): Filter {
	return { blocks: [...sets.keys()].sort((a, b) => b - a), at: (block) => sets.get(block) };
}

/** What all filters let through in this block. */
function meeting(filters: readonly Filter[], block: number): BlockSet | undefined {
	const met = ALL.slice();
	for (const { at } of filters) {
		const set = at(block);
		if (set === undefined) return undefined;
		intersectInto(met, set);
	}
	return met;
}

/** An erased entry no longer says when it was. */
function isBetween(entry: string, from: string, to: string): boolean {
	if (entry === "") return false;
	const { at } = JSON.parse(entry) as { at: string };
	return at >= from && at < to;
}
