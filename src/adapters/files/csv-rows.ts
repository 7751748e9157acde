import { isUtf8 } from "node:buffer";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { RawRow, RowSourceOptions } from "../../ports/row-source.ts";
import type { ByteFeed } from "./byte-feed.ts";
import { columnNames } from "./column-names.ts";
import { type CsvDialect, readQuoted } from "./csv-quoted.ts";
import { CsvSplitter } from "./csv-splitter.ts";
import { delimiterOf, detectDelimiter } from "./delimiter.ts";
import { joinSmall } from "./join-small.ts";
import type { FileLimits } from "./limits.ts";

export interface CsvRows {
	delimiter: string;
	columns: readonly string[];
	batches(): AsyncGenerator<readonly RawRow[], void, undefined>;
}

const HEAD_BYTES = 256 * 1024;
/** The line that some spreadsheets write before the header. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i;

/** Looks at the first rows of UTF-8 text and decides how to read it. @throws SegwardError `file-empty`, `file-malformed`. */
export async function openCsv(feed: ByteFeed, options: RowSourceOptions, limits: FileLimits): Promise<CsvRows> {
	let head = await feed.peek(HEAD_BYTES);
	let stated = options.delimiter === undefined ? undefined : delimiterOf(options.delimiter);
	const separatorLine = SEPARATOR_LINE.exec(head.toString("latin1", 0, 16));
	if (separatorLine !== null) {
		stated ??= separatorLine[1];
		feed.skip(separatorLine[0].length);
		head = await feed.peek(HEAD_BYTES);
	}
	const delimiter = stated ?? detectDelimiter(head.toString("utf8"));
	const newline = head.includes(0x0a) || !head.includes(0x0d) ? "\n" : "\r";
	const header = firstRecord(head, { delimiter, newline }, limits, head.length < HEAD_BYTES);
	const hasHeader = options.header ?? true;
	if (hasHeader) feed.skip(header.byteLength);
	const columns = columnNames(hasHeader ? header.cells : header.cells.map(() => ""), limits.columns);
	const splitter = new CsvSplitter({
		delimiter,
		newline,
		columns,
		maxRowBytes: limits.rowBytes,
		sample: options.sample ?? false,
	});
	return {
		delimiter,
		columns,
		async *batches() {
			for await (const block of joinSmall(feed.rest())) {
				const rows = splitter.push(block);
				if (rows.length > 0) yield rows;
			}
			if (options.sample !== true) {
				const rows = splitter.push(Buffer.alloc(0), true);
				if (rows.length > 0) yield rows;
			}
			if (splitter.rowsRead === 0)
				throw new SegwardError("file-empty", { hint: "The file has a header, but no row follows it." });
		},
	};
}

/** The first record and its size. */
function firstRecord(
	head: Buffer,
	layout: CsvDialect,
	limits: FileLimits,
	isWhole: boolean,
): { cells: string[]; byteLength: number } {
	const newlineByte = layout.newline.charCodeAt(0);
	for (let end = 0, from = 0; end < head.length; from = end * 2) {
		const found = head.indexOf(newlineByte, Math.max(from, end));
		if (found === -1 && !isWhole) break;
		end = found === -1 ? head.length : found + 1;
		const bytes = head.subarray(0, end);
		const isText = isUtf8(bytes);
		const first: { cells: string[]; byteLength: number }[] = [];
		readQuoted(bytes.toString(isText ? "utf8" : "latin1"), layout, 1, (cells, byteLength) => {
			first.push({ cells, byteLength });
		});
		const [record] = first;
		if (record === undefined) continue;
		if (isText) return record;
		throw new SegwardError("file-binary", {
			detail: "The header is not text in UTF-8.",
			hint: "State its encoding, windows-1252 for many Western exports, or save it as UTF-8.",
		});
	}
	if (head.toString("utf8").trim() === "" && isWhole) throw new SegwardError("file-empty");
	throw new SegwardError("file-malformed", {
		detail: `The first row does not end within ${Math.min(head.length, limits.rowBytes)} bytes.`,
		hint: "Look for a quote in the header that is never closed, and check the format.",
		row: 0,
	});
}
