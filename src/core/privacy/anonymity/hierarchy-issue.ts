import { SegwardError } from "../../error/segward-error.ts";

/** One fault of a hierarchy, with its place: 1-based row and column of the file. */
export interface HierarchyIssue {
	row: number;
	column: number;
	message: string;
}

const ISSUES_SHOWN = 20;

/** Tells where a hierarchy is wrong, never the values that it is wrong about. */
export function hierarchyInvalid(columnName: string, issues: readonly HierarchyIssue[]): SegwardError {
	return new SegwardError("hierarchy-invalid", {
		detail: `The hierarchy of ${columnName} cannot be used: ${issues.length} of its cells are wrong.`,
		hint: "One row a value: the value, then what it becomes level by level, up to what all values share.",
		issues: issues.slice(0, ISSUES_SHOWN).map(({ row, column, message }) => ({
			path: `${columnName}: row ${row}, column ${column}`,
			message,
		})),
	});
}
