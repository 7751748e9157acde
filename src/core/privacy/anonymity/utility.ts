import type { Anonymised } from "./anonymise.ts";
import { highestLevels } from "./coded-column.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { EntropyLoss } from "./information-loss.ts";

/** What is left of a table's use, by the standard measures. */
export interface Utility {
	/** Bits lost by generalising, rows left out as others (non-uniform entropy). */
	entropyLoss: number;
	/** Share of all bits lost, 0 to 1; rows left out have lost all theirs. */
	informationLoss: number;
	/** Sum of the squares of the sizes of the kept classes. */
	discernability: number;
	/** Rows of a kept class on average. */
	averageClassSize: number;
	/** How far cells kept their detail, 1 as they were and 0 all at the top (Sweeney's precision); kept rows only. */
	precision: number;
	/** Column → share of the height of its hierarchy that its kept cells were generalised by, on average. */
	intensities: number[];
}

/** The levels of the class that a group is in. */
export function levelsOf({ levels, classOf }: Anonymised, group: number): readonly number[] {
	return (levels.length === 1 ? levels[0] : levels[classOf[group] ?? 0]) ?? [];
}

/** Rows of each class, those left out aside. */
export function keptSizes(table: GroupedTable, { classOf, classes }: Anonymised, counts = table.counts): Uint32Array {
	const sizes = new Uint32Array(classes);
	for (let i = 0; i < classOf.length; i++) {
		const id = classOf[i] ?? -1;
		if (id >= 0) sizes[id] = (sizes[id] ?? 0) + (counts[i] ?? 0);
	}
	return sizes.filter((size) => size > 0);
}

export function utilityOf(table: GroupedTable, anonymised: Anonymised): Utility {
	const entropy = new EntropyLoss(table);
	const highest = highestLevels(table.quasi);
	const all = entropy.of(highest);
	const sizes = keptSizes(table, anonymised);
	const risen = new Float64Array(highest.length);
	let [entropyLoss, lost, kept] = [0, 0, 0];
	for (let i = 0; i < table.counts.length; i++) {
		const levels = levelsOf(anonymised, i);
		const rows = table.counts[i] ?? 0;
		const isKept = (anonymised.classOf[i] ?? -1) >= 0;
		if (isKept) kept += rows;
		for (const [at, top] of highest.entries()) {
			const [level, code] = [levels[at] ?? 0, table.codes[at]?.[i] ?? 0];
			const bits = rows * entropy.ofCell(at, level, code);
			entropyLoss += bits;
			lost += isKept ? bits : rows * entropy.ofCell(at, top, code);
			if (isKept) risen[at] = (risen[at] ?? 0) + (rows * level) / Math.max(1, top);
		}
	}
	const intensities = Array.from(risen, (sum) => sum / Math.max(1, kept));
	return {
		entropyLoss,
		informationLoss: all === 0 ? 0 : lost / all,
		discernability: sizes.reduce((sum, size) => sum + size ** 2, 0),
		averageClassSize: sizes.length === 0 ? 0 : kept / sizes.length,
		precision: 1 - intensities.reduce((sum, one) => sum + one, 0) / Math.max(1, intensities.length),
		intensities,
	};
}
