import { SegwardError } from "../../core/error/segward-error.ts";

const MAX_NAME_LENGTH = 500;

/**
 * Header cells as column names: trimmed and NFC; an empty one is called `column3` by its place, a repeated one gets
 * `_2`, `_3` … so that every column can be mapped. @throws SegwardError `file-malformed`.
 */
export function columnNames(header: readonly string[], maxColumns: number): string[] {
	if (header.length > maxColumns) {
		throw new SegwardError("file-malformed", {
			detail: `The header has ${header.length} columns; at most ${maxColumns} are read.`,
			hint: "Check the delimiter.",
		});
	}
	const taken = new Set<string>();
	return header.map((cell, i) => {
		const name = cell.trim().normalize("NFC").slice(0, MAX_NAME_LENGTH) || `column${i + 1}`;
		let unique = name;
		for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
		taken.add(unique);
		return unique;
	});
}
