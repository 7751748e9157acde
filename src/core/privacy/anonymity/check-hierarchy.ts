import type { Hierarchy } from "./hierarchy.ts";
import { hierarchyCycles } from "./hierarchy-cycles.ts";
import type { HierarchyIssue } from "./hierarchy-issue.ts";

/**
 * What is wrong with a hierarchy; empty when it can be used. A usable one is a tree: all rows equally deep, every value in
 * one row, every value of a level under one value of the next, nothing above itself, and one value at the top.
 */
export function checkHierarchy({ rows }: Hierarchy): HierarchyIssue[] {
	const depth = rows[0]?.length ?? 0;
	const uneven = rows.flatMap((row, at) =>
		row.length === depth
			? []
			: [{ row: at + 1, column: row.length, message: `has ${row.length} levels, the first row ${depth}` }],
	);
	// Without equal depth, levels do not line up and every further finding would mislead.
	if (uneven.length > 0) return uneven;
	return [
		...gaps(rows),
		...repeats(rows),
		...overlaps(rows, depth),
		...hierarchyCycles({ rows }),
		...tops(rows, depth),
	].sort((a, b) => a.row - b.row || a.column - b.column);
}

type Rows = Hierarchy["rows"];

function gaps(rows: Rows): HierarchyIssue[] {
	return rows.flatMap((row, at) =>
		row.flatMap((cell, level) =>
			level > 0 && cell === "" && row[0] !== ""
				? [{ row: at + 1, column: level + 1, message: "is empty: a gap in the hierarchy" }]
				: [],
		),
	);
}

function repeats(rows: Rows): HierarchyIssue[] {
	const firstRows = new Map<string, number>();
	return rows.flatMap(([value = ""], at) => {
		const first = firstRows.get(value);
		if (first === undefined) firstRows.set(value, at + 1);
		return first === undefined ? [] : [{ row: at + 1, column: 1, message: `repeats the value of row ${first}` }];
	});
}

/** A value of one level under two of the next: coarser would then not be coarser for all. */
function overlaps(rows: Rows, depth: number): HierarchyIssue[] {
	const issues: HierarchyIssue[] = [];
	for (let level = 1; level + 1 < depth; level++) {
		const parents = new Map<string, { parent: string; row: number }>();
		for (const [at, row] of rows.entries()) {
			const [value, parent] = [row[level] ?? "", row[level + 1] ?? ""];
			const known = parents.get(value);
			if (known === undefined) parents.set(value, { parent, row: at + 1 });
			else if (known.parent !== parent) {
				const message = `puts the value of column ${level + 1} under another one than row ${known.row} does`;
				issues.push({ row: at + 1, column: level + 2, message });
			}
		}
	}
	return issues;
}

function tops(rows: Rows, depth: number): HierarchyIssue[] {
	const top = rows[0]?.[depth - 1];
	return rows.flatMap((row, at) =>
		row[depth - 1] === top || depth === 1
			? []
			: [{ row: at + 1, column: depth, message: "differs from the first row: all values meet at the top" }],
	);
}
