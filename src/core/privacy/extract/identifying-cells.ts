import { SegwardError } from "../../error/segward-error.ts";

/** What must be in no cell, whatever its column is labelled: addresses of mail and of machines, long numbers, accounts. */
const IDENTIFYING: readonly RegExp[] = [
	/[^\s@]@[^\s@]+\.[^\s@]/,
	/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/,
	/^\+?(?:\d[ ()./-]?){9,19}$/,
	/^\d{1,3}(?:\.\d{1,3}){3}$/,
	/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i,
];

const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d+)?$/;
const CALENDAR = /^\d{4}-\d{2}(?:-\d{2})?(?:[ T].*)?$/;

/** @throws SegwardError `extract-refused`, naming the column, when a cell looks like a direct identifier. */
export function refuseIdentifyingCells(fields: readonly string[], rows: readonly (readonly string[])[]): void {
	const seen = fields.map(() => new Set<string>());
	for (const row of rows) {
		for (const [at, cell] of row.entries()) {
			if (seen[at]?.has(cell)) continue;
			seen[at]?.add(cell);
			if (!isIdentifying(cell)) continue;
			throw new SegwardError("extract-refused", {
				path: fields[at],
				detail: `Values of ${fields[at]} look like e-mail addresses, phone numbers, accounts or other identifiers.`,
				hint: "Leave the column out, and have its labels corrected in the catalogue.",
			});
		}
	}
}

export function isIdentifying(cell: string): boolean {
	const text = cell.trim();
	if (text.length < 6 || PLAIN_NUMBER.test(text) || CALENDAR.test(text)) return false;
	return IDENTIFYING.some((pattern) => pattern.test(text));
}
