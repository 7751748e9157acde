import type { CodedColumn } from "./coded-column.ts";
import type { Classes } from "./generalise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import type { Levels } from "./lattice.ts";

/**
 * The bits one would need to guess each value from what it became, summed over rows and quasi-identifiers: minus log2 of
 * the share that the value has in what it became (non-uniform entropy; de Waal, Willenborg 1999; Gionis, Tassa 2009).
 * All rows count as generalised; those left out cost nothing more, and how many they are is told beside.
 */
export class EntropyLoss {
	/** Column → level → code at level 0 → bits lost by one row. */
	readonly #bits: readonly (readonly Float64Array[])[];
	/** Column → level → bits lost by all rows. */
	readonly #lost: readonly (readonly number[])[];

	constructor(table: GroupedTable) {
		const counts = table.quasi.map((column, at) => countValues(table, column, at));
		this.#bits = table.quasi.map(({ levels }, at) => levels.map((map) => bitsLost(counts[at] ?? NOTHING, map)));
		this.#lost = this.#bits.map((levels, at) =>
			levels.map((bits) => bits.reduce((sum, one, code) => sum + one * (counts[at]?.[code] ?? 0), 0)),
		);
	}

	of(levels: Levels): number {
		return levels.reduce((sum, level, at) => sum + (this.#lost[at]?.[level] ?? 0), 0);
	}

	/** Bits lost by one row in one column. */
	ofCell(at: number, level: number, code: number): number {
		return this.#bits[at]?.[level]?.[code] ?? 0;
	}
}

const NOTHING = new Float64Array();

/** The sum of the squares of all classes: for each row, how many look like it. Grows with every generalisation. */
export function discernability({ sizes }: Classes): number {
	let sum = 0;
	for (const size of sizes) sum += size ** 2;
	return sum;
}

function countValues(table: GroupedTable, { labels }: CodedColumn, at: number): Float64Array {
	const counts = new Float64Array(labels[0]?.length ?? 0);
	for (let i = 0; i < table.counts.length; i++) {
		const code = table.codes[at]?.[i] ?? 0;
		counts[code] = (counts[code] ?? 0) + (table.counts[i] ?? 0);
	}
	return counts;
}

function bitsLost(counts: Float64Array, map: Int32Array): Float64Array {
	const generalised = new Float64Array(counts.length);
	for (let code = 0; code < counts.length; code++) {
		const to = map[code] ?? 0;
		generalised[to] = (generalised[to] ?? 0) + (counts[code] ?? 0);
	}
	return counts.map((count, code) => (count === 0 ? 0 : -Math.log2(count / (generalised[map[code] ?? 0] ?? 1))));
}
