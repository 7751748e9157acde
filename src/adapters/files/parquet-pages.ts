import type { ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import type { FileLimits } from "./limits.ts";
import { checkRuns } from "./parquet-runs.ts";
import { thriftStructEnd } from "./thrift-guard.ts";

export interface ChunkFacts {
	meta: ColumnMetaData;
	/** True when neither this column nor a parent is repeated: one value a row. */
	isFlat: boolean;
	maxRepetition: number;
	maxDefinition: number;
	rows: number;
}

const PAGE_GRACE_BYTES = 16 * 1024 ** 2;

/**
 * Walks the page headers of one column chunk before anything is decoded, so that no header can make the decoder
 * allocate or loop beyond what the file holds. @throws RangeError with what is wrong.
 */
export function checkPages(bytes: ArrayBuffer, chunk: ChunkFacts, limits: FileLimits): void {
	const { meta, isFlat, rows } = chunk;
	const reader = { view: new DataView(bytes), offset: 0 };
	const expected = Number(meta.num_values);
	if (isFlat ? expected !== rows : expected > limits.rowGroupRows * 4) {
		throw new RangeError("a column has another number of values than its row group");
	}
	let values = 0;
	let decoded = 0;
	let dictionarySize: number | undefined;
	while (reader.offset < bytes.byteLength && values < expected) {
		thriftStructEnd(reader.view, reader.offset);
		const header = parquetHeader(reader);
		const start = reader.offset;
		const end = start + header.compressed_page_size;
		if (!(end >= start) || end > bytes.byteLength) throw new RangeError("a page reaches beyond its column");
		decoded += checkedSize(header, limits);
		if (decoded > limits.rowGroupBytes) throw new RangeError("a column is larger than this installation allows");
		const page = header.data_page_header ?? header.data_page_header_v2;
		if (header.type === "DICTIONARY_PAGE") {
			dictionarySize = count(header.dictionary_page_header?.num_values);
			if (dictionarySize > header.uncompressed_page_size * 8)
				throw new RangeError("a dictionary is larger than its page");
		} else if ((header.type === "DATA_PAGE" || header.type === "DATA_PAGE_V2") && page !== undefined) {
			values += count(page.num_values);
			checkRuns(new Uint8Array(bytes, start, end - start), header, chunk);
			if (page.encoding?.endsWith("_DICTIONARY") && dictionarySize === undefined)
				throw new RangeError("a dictionary is missing");
		} else throw new RangeError("a page has an unknown type");
		reader.offset = end;
	}
	if (values !== expected) throw new RangeError("a column has fewer values than it says");
}

function checkedSize({ uncompressed_page_size, compressed_page_size }: PageHeader, limits: FileLimits): number {
	const most = Math.max(PAGE_GRACE_BYTES, compressed_page_size * limits.ratio);
	if (!(uncompressed_page_size >= 0) || uncompressed_page_size > most) throw new RangeError("a page is too large");
	return uncompressed_page_size;
}

function count(value: number | undefined): number {
	if (value === undefined || !(value >= 0)) throw new RangeError("a page has no number of values");
	return value;
}
