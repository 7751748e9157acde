import type { AnalysedColumn } from "./analysed-column.ts";

/** So many of the columns that say something must be called like a value, before a header is doubted. */
const DOUBTFUL_SHARE = 1 / 3;
/** A header that was copied into the rows stands there once or twice; a value stands there again and again. */
const REPEATED_SHARE = 0.02;
const FEWEST_REPEATS = 2;

const NUMERIC: readonly string[] = ["integer", "decimal", "float"];
const MOMENTS: readonly string[] = ["date", "timestamp"];

/**
 * Whether the first row of a file looks like data rather than like the names of its columns: an address, a date or a value
 * of the column stands where a name should. Numbers alone prove nothing, for tables have years as names.
 */
export function headerMayBeData(columns: readonly AnalysedColumn[]): boolean {
	const telling = columns.filter(({ sample }) => sample.values.length > 0);
	const proven = telling.filter(isValue).length;
	const numbered = telling.filter(isNumberAmongNumbers).length;
	return proven > 0 && proven + numbered >= telling.length * DOUBTFUL_SHARE;
}

function isValue({ column, inferred, sample }: AnalysedColumn): boolean {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(column)) return true;
	if (MOMENTS.includes(inferred.type) && /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(column)) return true;
	const equal = sample.share((value) => value === column);
	return equal >= REPEATED_SHARE && equal * sample.values.length >= FEWEST_REPEATS;
}

function isNumberAmongNumbers({ column, inferred }: AnalysedColumn): boolean {
	return NUMERIC.includes(inferred.type) && /^[-+]?\d[\d.,]*$/.test(column);
}
