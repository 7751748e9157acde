import { checkHierarchy } from "./check-hierarchy.ts";
import { type Hierarchy, highestLevel, MISSING, SUPPRESSED } from "./hierarchy.ts";
import { hierarchyInvalid } from "./hierarchy-issue.ts";

/** A column as small numbers: the values that occur are 0, 1, 2 …, and so are the values of each level. */
export interface CodedColumn {
	readonly name: string;
	/** Level → code of a value → code of what it becomes. Level 0 is the identity. */
	readonly levels: readonly Int32Array[];
	/** Level → text of each code. */
	readonly labels: readonly (readonly string[])[];
}

/** Codes a column by its hierarchy. `values` are the different values that occur; their place is their code.
 *
 * @throws SegwardError `hierarchy-invalid` where the hierarchy is no tree, or a value has no row in it.
 */
export function codeColumn(name: string, values: readonly string[], hierarchy: Hierarchy): CodedColumn {
	const issues = checkHierarchy(hierarchy);
	if (issues.length > 0) throw hierarchyInvalid(name, issues);
	const rowOf = new Map(hierarchy.rows.map((row) => [row[0] ?? "", row]));
	const top = highestLevel(hierarchy);
	const missingRow = missingPath(top, hierarchy.rows[0]?.[top] ?? SUPPRESSED);
	const levels: Int32Array[] = [];
	const labels: string[][] = [];
	for (let level = 0; level <= top; level++) {
		const codes = new Map<string, number>();
		const map = new Int32Array(values.length);
		for (const [code, value] of values.entries()) {
			const row = rowOf.get(value) ?? (value === MISSING ? missingRow : undefined);
			if (row === undefined) throw gap(name, values, rowOf);
			const label = row[level] ?? SUPPRESSED;
			const known = codes.get(label) ?? codes.size;
			codes.set(label, known);
			map[code] = known;
		}
		levels.push(map);
		labels.push([...codes.keys()]);
	}
	return { name, levels, labels };
}

export function highestLevels(columns: readonly CodedColumn[]): number[] {
	return columns.map(({ levels }) => levels.length - 1);
}

function missingPath(top: number, topLabel: string): string[] {
	return Array.from({ length: top + 1 }, (_, level) => (level === top && top > 0 ? topLabel : MISSING));
}

/** How many values have no row, not which: they are customers' values. */
function gap(name: string, values: readonly string[], rowOf: ReadonlyMap<string, unknown>) {
	const without = values.filter((value) => value !== MISSING && !rowOf.has(value)).length;
	return hierarchyInvalid(name, [
		{ row: rowOf.size + 1, column: 1, message: `is missing: ${without} values of the data have no row` },
	]);
}
