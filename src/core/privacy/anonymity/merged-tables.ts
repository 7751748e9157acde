import type { Generaliser } from "./generalise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { isAtLeast, type Levels } from "./lattice.ts";

/** Groups that may be kept in all, so that memory stays within some hundred MB. */
const MOST_GROUPS = 4_000_000;
/** A table is worth keeping when it has this share of the groups at most. */
const WORTHWHILE = 0.6;

/** Keeps smaller tables that answer for a part of the lattice, so that few questions read the whole table. */
export class MergedTables {
	readonly #whole: GroupedTable;
	readonly #generaliser: Generaliser;
	readonly #kept: { levels: Levels; table: GroupedTable }[] = [];
	#groups = 0;

	constructor(whole: GroupedTable, generaliser: Generaliser) {
		this.#whole = whole;
		this.#generaliser = generaliser;
	}

	/** The smallest table at hand that answers for these levels. */
	tableFor(levels: Levels): GroupedTable {
		let best = this.#whole;
		for (const { levels: at, table } of this.#kept) {
			if (table.counts.length < best.counts.length && isAtLeast(levels, at)) best = table;
		}
		return best;
	}

	/** Keeps what `table` becomes at these levels, if that helps. @param classes how many classes it has there. */
	offer(levels: Levels, table: GroupedTable, classes: number): void {
		if (classes > table.counts.length * WORTHWHILE || this.#groups >= MOST_GROUPS) return;
		const merged = this.#generaliser.merge(table, levels);
		if (merged.counts.length > table.counts.length * WORTHWHILE) return;
		this.#kept.push({ levels, table: merged });
		this.#groups += merged.counts.length;
	}
}
