/** A canonical value as the engine stores it: ISO dates, plain decimals, `true`/`false`; a list for `text-list`. */
export type CanonicalCell = string | readonly string[] | null;

/** Values of one identifier: as sealed, and as matched; null where the row has none. */
export interface IdentifierColumn {
	fieldNo: number;
	values: (string | null)[];
	normalised: (string | null)[];
}

/** Accepted rows by column; every array has `rowNos.length` entries. */
export interface AcceptedRows {
	/** Row numbers of the source. */
	rowNos: number[];
	externalIds: string[];
	identifiers: IdentifierColumn[];
	/** Field number → canonical values of attributes (customers, derived ones included) or properties (events). */
	values: Map<number, CanonicalCell[]>;
	/** Events only; empty for customers. Milliseconds since 1970-01-01T00:00:00Z. */
	timesMs: number[];
	/** Events only. */
	names: string[];
	/** Events only; null where the row has none. */
	messageIds: (string | null)[];
}

/** Why one row was not accepted. Never holds a value of the row. */
export interface Rejection {
	rowNo: number;
	reason: string;
	/** 0-based column of the source, -1 where the whole row is at fault. */
	columnNo: number;
}
