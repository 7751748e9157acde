import type { Anonymised } from "./anonymise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { levelsOf } from "./utility.ts";

/**
 * The rows of the anonymised table: generalised quasi-identifiers, then the other columns, one for each person. Ordered by
 * what they show, so that the order tells nothing about how the data was kept.
 */
export function* releasedRows(table: GroupedTable, anonymised: Anonymised): Generator<string[]> {
	const kept = Array.from(table.counts.keys()).filter((i) => (anonymised.classOf[i] ?? -1) >= 0);
	const cellsOf = (group: number): string[] => {
		const levels = levelsOf(anonymised, group);
		return [
			...table.quasi.map(({ levels: maps, labels }, at) => {
				const level = levels[at] ?? 0;
				return labels[level]?.[maps[level]?.[table.codes[at]?.[group] ?? 0] ?? 0] ?? "";
			}),
			...table.sensitive.map(({ labels }, at) => labels[table.codes[table.quasi.length + at]?.[group] ?? 0] ?? ""),
		];
	};
	const firstOfClass = new Map<number, string>();
	for (const group of kept) {
		const id = anonymised.classOf[group] ?? 0;
		if (!firstOfClass.has(id)) firstOfClass.set(id, JSON.stringify(cellsOf(group).slice(0, table.quasi.length)));
	}
	const ranks = ranksOf(firstOfClass);
	const rankOf = (group: number): number => ranks.get(anonymised.classOf[group] ?? 0) ?? 0;
	kept.sort((a, b) => rankOf(a) - rankOf(b) || compareCarried(table, a, b));
	for (const group of kept) {
		const cells = cellsOf(group);
		for (let row = 0; row < (table.counts[group] ?? 0); row++) yield cells;
	}
}

function ranksOf(texts: ReadonlyMap<number, string>): Map<number, number> {
	const ordered = [...texts].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
	return new Map(ordered.map(([id], rank) => [id, rank]));
}

function compareCarried(table: GroupedTable, a: number, b: number): number {
	for (let at = table.quasi.length; at < table.codes.length; at++) {
		const difference = (table.codes[at]?.[a] ?? 0) - (table.codes[at]?.[b] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
