import type { Cancellation } from "../core/cancellation.ts";

/** One cell: text as written; structured formats (JSONL, Parquet) also give numbers, booleans, lists and nested objects. */
export type Cell = string | number | bigint | boolean | Date | null | readonly Cell[] | { readonly [key: string]: Cell };

export interface RawRow {
	/** 1-based number of the data row in the source; a header is not a row. */
	rowNo: number;
	/** As many cells as the source has columns, in column order; undefined for a cell the row does not have. */
	cells: readonly (Cell | undefined)[];
	/** Set when the row cannot be split into cells; `cells` then holds what could be read. */
	fault?: { reason: "row-malformed" | "row-too-short" | "row-too-long" | "row-too-large" | "row-encoding"; column?: string };
}

export interface SourceFacts {
	format: "csv" | "jsonl" | "parquet";
	compression: "none" | "gzip" | "zstd";
	encoding?: string;
	delimiter?: string;
	columns: readonly string[];
}

/** Rows of one file or stream, in batches at bounded memory. Pulling is the back-pressure. */
export interface RowSource {
	/** Known before the first batch. */
	readonly facts: SourceFacts;
	/** @throws SegwardError `file-*`, `row-too-large`, `format-unsupported`, each with its place. */
	batches(): AsyncIterable<readonly RawRow[]>;
	/** Bytes of the source consumed so far, and its total where known. */
	progress(): { bytesRead: number; bytesTotal?: number };
	/** SHA-256 over the decompressed content, hex; only after the last batch. */
	contentDigest(): string;
	close(): Promise<void>;
}

/** How to read a source; each is detected where it is left out. */
export interface RowSourceOptions {
	fileName?: string;
	format?: SourceFacts["format"];
	compression?: SourceFacts["compression"];
	/** WHATWG encoding label. */
	encoding?: string;
	/** One character, or `tab`. */
	delimiter?: string;
	/** False when the first CSV row is data; columns are then called `column1`, `column2` … */
	header?: boolean;
	bytesTotal?: number;
	signal?: Cancellation;
}

/** @throws SegwardError `file-*`, `format-unsupported` when the beginning already shows that it cannot be read. */
export type OpenRowSource = (bytes: AsyncIterable<Uint8Array>, options: RowSourceOptions) => Promise<RowSource>;
