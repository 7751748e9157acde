import type { Anonymised } from "../anonymity/anonymise.ts";
import type { GroupedTable } from "../anonymity/grouped-table.ts";
import { levelsOf } from "../anonymity/utility.ts";
import type { ColumnReport } from "./extract-report.ts";

const BARS = 12;
const RARE = "(rare)";

/** How the values of each quasi-identifier are distributed before and after. Rare ones are told together. */
export function columnReports(
	table: GroupedTable,
	anonymised: Anonymised,
	intensities: readonly number[],
	smallest: number,
): ColumnReport[] {
	const common = anonymised.levels.length === 1 ? anonymised.levels[0] : undefined;
	return table.quasi.map(({ name, levels, labels }, at) => {
		const before = new Map<string, number>();
		const after = new Map<string, number>();
		for (let i = 0; i < table.counts.length; i++) {
			const code = table.codes[at]?.[i] ?? 0;
			const rows = table.counts[i] ?? 0;
			count(before, labels[0]?.[code] ?? "", rows);
			if ((anonymised.classOf[i] ?? -1) < 0) continue;
			const level = levelsOf(anonymised, i)[at] ?? 0;
			count(after, labels[level]?.[levels[level]?.[code] ?? 0] ?? "", rows);
		}
		return {
			field: name,
			...(common === undefined ? {} : { level: common[at] ?? 0 }),
			highest: levels.length - 1,
			intensity: intensities[at] ?? 0,
			before: bars(before, smallest),
			after: bars(after, smallest),
		};
	});
}

function count(counts: Map<string, number>, value: string, rows: number): void {
	counts.set(value, (counts.get(value) ?? 0) + rows);
}

function bars(counts: ReadonlyMap<string, number>, smallest: number): { value: string; share: number }[] {
	const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
	if (total === 0) return [];
	const ranked = [...counts].sort(([, a], [, b]) => b - a);
	const shown = ranked.filter(([, rows]) => rows >= smallest).slice(0, BARS);
	const rest = total - shown.reduce((sum, [, rows]) => sum + rows, 0);
	return [...shown, ...(rest > 0 ? [[RARE, rest] as const] : [])].map(([value, rows]) => ({
		value,
		share: rows / total,
	}));
}
