import type { Hierarchy } from "./hierarchy.ts";
import { hierarchyInvalid } from "./hierarchy-issue.ts";

const DELIMITERS = [";", "\t", ","];

/**
 * Reads a hierarchy written as CSV: a row a value, delimited by `;`, tabulator or comma, cells quoted where needed.
 *
 * @throws SegwardError `hierarchy-invalid` on an open quote or an empty file.
 */
export function parseHierarchyCsv(columnName: string, csv: string): Hierarchy {
	const text = csv.startsWith("\uFEFF") ? csv.slice(1) : csv;
	const delimiter = DELIMITERS.find((one) => text.includes(one)) ?? ";";
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < text.length) {
		const cell = text[at] === '"' ? quoted(text, at + 1) : plain(text, at, delimiter);
		if (cell === undefined) {
			throw hierarchyInvalid(columnName, [
				{ row: rows.length + 1, column: row.length + 1, message: "opens a quote that nothing closes" },
			]);
		}
		row.push(cell.value);
		at = cell.end;
		if (text[at] === delimiter) {
			at++;
			if (at < text.length) continue;
			row.push("");
		}
		if (text[at] === "\r") at++;
		if (text[at] === "\n") at++;
		if (row.length > 1 || row[0] !== "") rows.push(row);
		row = [];
	}
	if (rows.length === 0)
		throw hierarchyInvalid(columnName, [{ row: 1, column: 1, message: "is missing: the file is empty" }]);
	return { rows };
}

function quoted(text: string, start: number): { value: string; end: number } | undefined {
	let value = "";
	for (let at = start; at < text.length; at++) {
		if (text[at] !== '"') value += text[at];
		else if (text[at + 1] === '"') {
			value += '"';
			at++;
		} else return { value, end: at + 1 };
	}
	return undefined;
}

function plain(text: string, start: number, delimiter: string): { value: string; end: number } {
	let end = start;
	while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
	return { value: text.slice(start, end), end };
}
