import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Cell, RawRow } from "../../ports/row-source.ts";
import type { FileLimits } from "./limits.ts";
import { pageCodecs } from "./parquet-codecs.ts";
import { type ParquetColumn, parquetColumns, withBareDecimals } from "./parquet-columns.ts";
import { checkRowGroup } from "./parquet-row-group.ts";
import type { Spool } from "./spool.ts";
import { thriftStructEnd } from "./thrift-guard.ts";

export interface ParquetRows {
	columns: readonly string[];
	batches(): AsyncGenerator<readonly RawRow[], void, undefined>;
	close(): Promise<void>;
}

/** Rows decoded at a time, so that large row groups stay within bounded memory. */
const SLICE_ROWS = 131_072;
const BATCH_ROWS = 8_192;
const MOST_METADATA_BYTES = 64 * 1024 ** 2;

const parsers = {
	stringFromBytes: (bytes: Uint8Array) => bytes,
	jsonFromBytes: (bytes: Uint8Array) => bytes,
	geometryFromBytes: (bytes: Uint8Array) => bytes,
	geographyFromBytes: (bytes: Uint8Array) => bytes,
};

/** @throws SegwardError `file-malformed`, `file-empty`, `format-unsupported`. */
export async function openParquet(spool: Spool, limits: FileLimits): Promise<ParquetRows> {
	const file: AsyncBuffer = {
		byteLength: spool.byteLength,
		slice: (start, end = spool.byteLength) => spool.read(start, end),
	};
	try {
		const metadata = await malformed("The end of the file, which describes its columns, cannot be read.", () =>
			readMetadata(file, limits),
		);
		const columns = await malformed("The columns are not described consistently.", async () =>
			parquetColumns(metadata),
		);
		if (columns.length === 0 || columns.length > limits.columns) {
			throw new SegwardError("file-malformed", { detail: `The file has ${columns.length} columns.` });
		}
		if (metadata.num_rows === 0n) throw new SegwardError("file-empty");
		return {
			columns: columns.map(({ name }) => name),
			batches: () => rowsOf(file, metadata, columns, limits),
			close: () => spool.close(),
		};
	} catch (error) {
		await spool.close();
		throw error;
	}
}

async function readMetadata(file: AsyncBuffer, limits: FileLimits): Promise<FileMetaData> {
	if (file.byteLength < 12) throw new RangeError("too short");
	await checkFooter(file);
	const metadata = await parquetMetadataAsync(file, { geoparquet: false });
	let rows = 0;
	for (const group of metadata.row_groups) {
		const count = Number(group.num_rows);
		if (!(count >= 0) || count > limits.rowGroupRows) throw new RangeError("row group size");
		rows += count;
	}
	if (rows !== Number(metadata.num_rows)) throw new RangeError("row count");
	return metadata;
}

/** The footer: metadata, its length in four bytes, and `PAR1`. */
async function checkFooter(file: AsyncBuffer): Promise<void> {
	const end = file.byteLength - 8;
	const length = new DataView(await file.slice(end, end + 4)).getUint32(0, true);
	if (length > Math.min(end - 4, MOST_METADATA_BYTES)) throw new RangeError("metadata length");
	thriftStructEnd(new DataView(await file.slice(end - length, end)), 0);
}

async function* rowsOf(
	file: AsyncBuffer,
	metadata: FileMetaData,
	columns: readonly ParquetColumn[],
	limits: FileLimits,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const decoded = withBareDecimals(metadata);
	const schema = parquetSchema(metadata);
	const tops = [...new Set(columns.map(({ top }) => top))];
	let groupStart = 0;
	for (const group of metadata.row_groups) {
		const groupRows = Number(group.num_rows);
		await malformed("A row group is damaged.", () => checkRowGroup(file, group, schema, limits), groupStart + 1);
		for (let from = 0; from < groupRows; from += SLICE_ROWS) {
			const rowStart = groupStart + from;
			const rowEnd = groupStart + Math.min(groupRows, from + SLICE_ROWS);
			const values = new Map<string, ArrayLike<unknown>>();
			for (const top of tops) {
				const read = () => readColumn(file, decoded, top, rowStart, rowEnd);
				values.set(top, await malformed("A column cannot be decoded.", read, rowStart + 1, top));
			}
			for (let row = rowStart; row < rowEnd; row += BATCH_ROWS) {
				yield toRows(columns, values, rowStart, row, Math.min(rowEnd, row + BATCH_ROWS));
			}
		}
		groupStart += groupRows;
	}
}

/** Values of one top-level column for the rows from `rowStart` to before `rowEnd`. */
async function readColumn(
	file: AsyncBuffer,
	metadata: FileMetaData,
	column: string,
	rowStart: number,
	rowEnd: number,
): Promise<unknown[]> {
	const values = new Array<unknown>(rowEnd - rowStart);
	let seen = 0;
	// `onChunk` without `onComplete` waits for every part of the column, so that no second failure goes unheard.
	await parquetRead({
		file,
		metadata,
		columns: [column],
		rowStart,
		rowEnd,
		compressors: pageCodecs,
		parsers,
		utf8: false,
		geoparquet: false,
		onChunk: ({ columnData, rowStart: start, rowEnd: end }) => {
			for (let row = Math.max(start, rowStart); row < Math.min(end, rowEnd); row++) {
				values[row - rowStart] = columnData[row - start];
				seen++;
			}
		},
	});
	if (seen !== values.length) throw new RangeError("rows are missing");
	return values;
}

function toRows(
	columns: readonly ParquetColumn[],
	values: ReadonlyMap<string, ArrayLike<unknown>>,
	sliceStart: number,
	from: number,
	to: number,
): RawRow[] {
	const rows: RawRow[] = [];
	const sources = columns.map((column) => ({ column, data: values.get(column.top) ?? [] }));
	for (let row = from; row < to; row++) {
		const cells = sources.map(({ column, data }): Cell | undefined => {
			let value: unknown = data[row - sliceStart];
			for (const key of column.path) value = (value as Record<string, unknown> | null | undefined)?.[key];
			return column.toCell(value);
		});
		rows.push({ rowNo: row + 1, cells });
	}
	return rows;
}

/** Whatever the decoder throws means a damaged file; what it says about it goes into the cause only. */
async function malformed<T>(detail: string, read: () => T | Promise<T>, row?: number, column?: string): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		if (cause instanceof SegwardError) throw cause;
		throw new SegwardError("file-malformed", { detail, hint: "Write the Parquet file again.", row, column, cause });
	}
}
