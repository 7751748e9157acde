import { DenseNumbers } from "./dense-numbers.ts";
import type { GroupedTable } from "./grouped-table.ts";
import type { Levels } from "./lattice.ts";

/** The equivalence classes of a generalised table. */
export interface Classes {
	/** Class of each group of the table. */
	classOf: Int32Array;
	count: number;
	/** Rows of each class. */
	sizes: Uint32Array;
}

/** Sorts groups into classes and merges groups that became equal. Keeps its memory from one to the next. */
export class Generaliser {
	readonly #numbers = new DenseNumbers();

	/** `classOf` is valid until the next call. */
	classes(table: GroupedTable, levels: Levels): Classes {
		this.#begin(table, levels);
		const { ids, count } = this.#numbers.number();
		const sizes = new Uint32Array(count);
		for (let i = 0; i < table.counts.length; i++) {
			const id = ids[i] ?? 0;
			sizes[id] = (sizes[id] ?? 0) + (table.counts[i] ?? 0);
		}
		return { classOf: ids, count, sizes };
	}

	/**
	 * The same rows in fewer groups: those that differ below `levels` only are one, known by its first member's codes.
	 * It answers every question about `levels` and above as the whole table does.
	 */
	merge(table: GroupedTable, levels: Levels): GroupedTable {
		this.#begin(table, levels);
		for (const [at, { labels }] of table.sensitive.entries()) {
			const codes = table.codes[table.quasi.length + at];
			if (codes) this.#numbers.add(codes, undefined, labels.length);
		}
		const { ids, count } = this.#numbers.number();
		const first = new Int32Array(count).fill(-1);
		const counts = new Uint32Array(count);
		const population = table.population && new Uint32Array(count);
		for (let i = 0; i < table.counts.length; i++) {
			const id = ids[i] ?? 0;
			if (first[id] === -1) first[id] = i;
			counts[id] = (counts[id] ?? 0) + (table.counts[i] ?? 0);
			if (population) population[id] = (population[id] ?? 0) + (table.population?.[i] ?? 0);
		}
		const codes = table.codes.map((column) => gather(column, first));
		return { ...table, codes, counts, population };
	}

	/** The same rows without the columns that nothing is asked of. */
	focus(table: GroupedTable, isAsked: (sensitiveAt: number) => boolean): GroupedTable {
		const asked = table.sensitive.map((_, at) => isAsked(at));
		const codes = table.codes.filter((_, at) => at < table.quasi.length || asked[at - table.quasi.length]);
		const focused = { ...table, codes, sensitive: table.sensitive.filter((_, at) => asked[at]) };
		return this.merge(
			focused,
			table.quasi.map(() => 0),
		);
	}

	#begin(table: GroupedTable, levels: Levels): void {
		this.#numbers.begin(table.counts.length);
		for (const [at, column] of table.quasi.entries()) {
			const level = levels[at] ?? 0;
			const codes = table.codes[at];
			const cardinality = column.labels[level]?.length ?? 0;
			if (codes) this.#numbers.add(codes, level === 0 ? undefined : column.levels[level], cardinality);
		}
	}
}

function gather(column: Int32Array, places: Int32Array): Int32Array {
	const gathered = new Int32Array(places.length);
	for (let i = 0; i < places.length; i++) gathered[i] = column[places[i] ?? 0] ?? 0;
	return gathered;
}
