import type { Cell } from "./raw-row.ts";

/** Longest run of dots, so that the length is seen as short, medium or long only. */
const LENGTH_CLASSES = [3, 8, 16] as const;

/**
 * A raw cell as people may see it: the first letter of a longer text and a length class; digits never.
 * Enough to tell an empty cell from a date from a name, too little to tell whose it is.
 */
export function maskCell(cell: Cell | undefined): string {
	if (cell === undefined) return "(absent)";
	if (cell === null) return "(null)";
	if (typeof cell === "boolean") return "(boolean)";
	if (cell instanceof Date) return "(date)";
	if (typeof cell === "object") return Array.isArray(cell) ? "(list)" : "(object)";
	const text = String(cell).trim();
	if (text === "") return "(empty)";
	const length = [...text].length;
	const dots = LENGTH_CLASSES.find((limit) => length <= limit) ?? LENGTH_CLASSES[2];
	const first = /^\p{L}/u.exec(text)?.[0] ?? "";
	return length > 3 && first !== "" ? first + "•".repeat(dots - 1) : "•".repeat(dots);
}
