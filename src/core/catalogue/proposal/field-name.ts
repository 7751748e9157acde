import { wordsOfName } from "../classify/column-name.ts";

/** Leaves room for a number and for the suffixes of derived attributes, such as `_domain`. */
const LONGEST = 48;

/**
 * The field name for a column: its words in snake case, in their own script, such as `invoice_date` for `InvoiceDate`.
 * `taken` gains the name; a number is added where it would not be unique.
 */
export function fieldNameFor(column: string, taken: Set<string>): string {
	const joined = wordsOfName(column)
		.join("_")
		.replace(/[^\p{L}\p{N}_]/gu, "")
		.replace(/(?<=\p{L})_(?=\p{N}+(?:_|$))/gu, "");
	const started = /^\p{L}/u.test(joined) ? joined : joined === "" ? "field" : `field_${joined}`;
	const base = [...started].slice(0, LONGEST).join("").replace(/_+$/, "");
	let name = base;
	for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
	taken.add(name);
	return name;
}
