import type { Anonymised } from "../anonymity/anonymise.ts";
import type { GroupedTable } from "../anonymity/grouped-table.ts";
import { levelsOf } from "../anonymity/utility.ts";
import { tellableFrom } from "../sizes/tellable-values.ts";
import { type CountNoise, inThreeDigits } from "./count-noise.ts";
import type { ColumnReport } from "./extract-report.ts";

const BARS = 12;
const RARE = "(rare)";

/** How the values of each quasi-identifier are distributed before and after. Rare ones are told together. */
export function columnReports(
	table: GroupedTable,
	anonymised: Anonymised,
	intensities: readonly number[],
	smallest: number,
	noise?: CountNoise,
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
			before: bars(before, smallest, noise),
			after: bars(after, smallest, noise),
		};
	});
}

function count(counts: Map<string, number>, value: string, rows: number): void {
	counts.set(value, (counts.get(value) ?? 0) + rows);
}

function bars(
	counts: ReadonlyMap<string, number>,
	smallest: number,
	noise: CountNoise | undefined,
): { value: string; share: number }[] {
	const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
	if (total === 0) return [];
	const told = [...counts].map(([value, rows]) => [value, rows + (noise?.draw() ?? 0)] as const);
	const from = noise === undefined ? smallest : tellableFrom(noise.plusMinus, smallest);
	const shown = told
		.filter(([, rows]) => rows >= from)
		.sort(([, a], [, b]) => b - a)
		.slice(0, BARS);
	const rest = total - shown.reduce((sum, [, rows]) => sum + rows, 0);
	return [...shown, ...(rest > 0 ? [[RARE, rest] as const] : [])].map(([value, rows]) => ({
		value,
		share: Math.min(1, noise === undefined ? rows / total : inThreeDigits(rows / total)),
	}));
}
