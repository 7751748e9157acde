import type { Cancellation } from "../core/cancellation.ts";
import type { RawRow } from "../core/intake/raw-row.ts";

export type { Cell, RawRow } from "../core/intake/raw-row.ts";

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
	/**
	 * JSONL: keys that appear only after the columns were decided, with the number of rows that have them; complete
	 * after the last batch. Empty for other formats.
	 */
	lateKeys(): ReadonlyMap<string, number>;
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
	/** True when the bytes are only the beginning of a source: an end in the middle of a row is then no error. */
	sample?: boolean;
	signal?: Cancellation;
}

/** @throws SegwardError `file-*`, `format-unsupported` when the beginning already shows that it cannot be read. */
export type OpenRowSource = (bytes: AsyncIterable<Uint8Array>, options: RowSourceOptions) => Promise<RowSource>;
