/** One cell: text as written; structured formats (JSONL, Parquet) also give numbers, booleans, lists and nested objects. */
export type Cell =
	| string
	| number
	| bigint
	| boolean
	| Date
	| null
	| readonly Cell[]
	| { readonly [key: string]: Cell };

/** Why a row could not be split into cells. */
export type RowFaultReason = "row-malformed" | "row-too-short" | "row-too-long" | "row-too-large" | "row-encoding";

export interface RawRow {
	/** 1-based number of the data row in the source; a header is not a row. */
	rowNo: number;
	/** As many cells as the source has columns, in column order; undefined for a cell the row does not have. */
	cells: readonly (Cell | undefined)[];
	/** Set when the row cannot be split into cells; `cells` then holds what could be read. */
	fault?: { reason: RowFaultReason; column?: string };
}
