import type { CodedColumn } from "./coded-column.ts";
import type { SensitiveColumn } from "./sensitive-column.ts";

/**
 * A table in which equal rows are one with a count: the quasi-identifiers first, then the sensitive columns.
 * Anonymity depends on nothing else, so that a million customers are as many groups as they differ.
 */
export interface GroupedTable {
	readonly quasi: readonly CodedColumn[];
	readonly sensitive: readonly SensitiveColumn[];
	/** Column → code at level 0, a group. */
	readonly codes: readonly Int32Array[];
	/** Rows of each group. */
	readonly counts: Uint32Array;
	/** People of the population that look like each group; may count some where `counts` has none. */
	readonly population?: Uint32Array;
	readonly rows: number;
}

/** Columns and values as they come: `rows[i][j]` is the value of column j. For tests and small tables. */
export function groupRows(
	quasi: readonly CodedColumn[],
	sensitive: readonly SensitiveColumn[],
	rows: readonly (readonly string[])[],
): GroupedTable {
	const codeOf = [...quasi.map(({ labels }) => labels[0] ?? []), ...sensitive.map(({ labels }) => labels)].map(
		(labels) => new Map(labels.map((label, code) => [label, code])),
	);
	const groups = new Map<string, { codes: number[]; count: number }>();
	for (const row of rows) {
		const codes = codeOf.map((codesOf, at) => codesOf.get(row[at] ?? "") ?? 0);
		const key = codes.join(",");
		const group = groups.get(key);
		if (group) group.count++;
		else groups.set(key, { codes, count: 1 });
	}
	const all = [...groups.values()];
	return {
		quasi,
		sensitive,
		codes: codeOf.map((_, at) => Int32Array.from(all, ({ codes }) => codes[at] ?? 0)),
		counts: Uint32Array.from(all, ({ count }) => count),
		rows: rows.length,
	};
}
