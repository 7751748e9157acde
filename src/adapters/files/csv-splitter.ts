import { isAscii, isUtf8 } from "node:buffer";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { RawRow } from "../../ports/row-source.ts";
import { splitLine } from "./csv-line.ts";
import { type CsvDialect, readQuoted } from "./csv-quoted.ts";

export interface CsvLayout extends CsvDialect {
	columns: readonly string[];
	maxRowBytes: number;
	/** The bytes are the beginning of a file only. */
	sample: boolean;
}

const QUOTE = 0x22;
const FEWEST_ODD_RECORDS = 8;

/**
 * UTF-8 CSV in blocks to rows. Lines that are a whole record are split directly; where a record spans lines or its
 * quotes are unusual, csv-parse reads it. Between blocks only the unfinished last record is kept.
 */
export class CsvSplitter {
	readonly #layout: CsvLayout;
	readonly #newlineByte: number;
	#rows: RawRow[] = [];
	#rowNo = 0;
	#rest: Buffer = Buffer.alloc(0);
	/** An open quote is not looked at again before there are this many bytes, so that the work stays linear. */
	#retryAt = 0;
	#isSkipping = false;
	/** Records that csv-parse reads at a time; more where odd records follow each other. */
	#oddRecords = FEWEST_ODD_RECORDS;

	constructor(layout: CsvLayout) {
		this.#layout = layout;
		this.#newlineByte = layout.newline.charCodeAt(0);
	}

	get rowsRead(): number {
		return this.#rowNo;
	}

	/** Rows that are complete with this block. @throws SegwardError `row-too-large`, `file-truncated`. */
	push(chunk: Buffer, atEnd = false): RawRow[] {
		this.#rows = [];
		let block = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		if (this.#isSkipping) block = this.#skipLine(block);
		if (block.length < this.#retryAt && !atEnd) {
			this.#rest = block;
			return this.#rows;
		}
		this.#retryAt = 0;
		const end = atEnd ? block.length : block.lastIndexOf(this.#newlineByte) + 1;
		const used = end === 0 ? 0 : this.#read(block.subarray(0, end), atEnd);
		this.#rest = block.subarray(used);
		if (this.#rest.length > this.#layout.maxRowBytes) this.#giveUpRow();
		return this.#rows;
	}

	/** Number of bytes that became rows. */
	#read(body: Buffer, atEnd: boolean): number {
		const isPlain = isAscii(body);
		const isText = isPlain || isUtf8(body);
		// ASCII reads fastest as Latin-1, and bytes that are no text keep their values in it.
		const text = body.toString(isText && !isPlain ? "utf8" : "latin1");
		const open = this.#split(text, isText);
		if (open === -1) return body.length;
		if (atEnd) return this.#endInQuote(body.length);
		const used = isText ? Buffer.byteLength(text.slice(0, open)) : open;
		this.#retryAt = (body.length - used) * 2;
		return used;
	}

	/** Where a quoted cell begins that the text does not end, or -1. */
	#split(text: string, isText: boolean): number {
		const { newline, delimiter } = this.#layout;
		for (let start = 0; start < text.length; ) {
			const found = text.indexOf(newline, start);
			const next = found === -1 ? text.length : found;
			const end = next > start && text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
			const cells = end === start ? [] : splitLine(text, start, end, delimiter);
			if (cells === null) {
				const { used, isOpen } = this.#readOdd(text.slice(start), isText);
				start += used;
				if (isOpen) return start;
				continue;
			}
			if (end > start) this.#add(cells, end - start, isText);
			start = next + 1;
		}
		return -1;
	}

	#readOdd(text: string, isText: boolean): { used: number; isOpen: boolean } {
		let odd = 0;
		const result = readQuoted(text, this.#layout, this.#oddRecords, (cells, byteLength) => {
			if (cells.some((cell) => cell.includes("\n") || cell.includes('"'))) odd++;
			this.#add(cells, byteLength, isText);
		});
		this.#oddRecords = odd * 2 > this.#oddRecords ? this.#oddRecords * 2 : FEWEST_ODD_RECORDS;
		return result;
	}

	#endInQuote(length: number): number {
		if (this.#layout.sample) return length;
		throw new SegwardError("file-truncated", {
			detail: "The file ends inside a quoted cell.",
			hint: "Copy the file again, or close the quote that opens in this row.",
			row: this.#rowNo + 1,
		});
	}

	#add(cells: string[], size: number, isText: boolean): void {
		const rowNo = ++this.#rowNo;
		const { columns, maxRowBytes } = this.#layout;
		if (size > maxRowBytes) this.#rows.push({ rowNo, cells: [], fault: { reason: "row-too-large" } });
		else if (!isText && !decodeCells(cells)) {
			const column = columns[cells.findIndex(isNotUtf8)];
			this.#rows.push({ rowNo, cells, fault: { reason: "row-encoding", column } });
		} else if (cells.length < columns.length) this.#rows.push({ rowNo, cells, fault: { reason: "row-too-short" } });
		else if (cells.length > columns.length) this.#rows.push({ rowNo, cells, fault: { reason: "row-too-long" } });
		else this.#rows.push({ rowNo, cells });
	}

	/** A line without quotes that grows too long is dropped up to its end; inside a quote no end can be trusted. */
	#giveUpRow(): void {
		if (this.#rest.includes(QUOTE)) {
			throw new SegwardError("row-too-large", {
				detail: `A row has more than ${this.#layout.maxRowBytes} bytes.`,
				hint: "Look for a quote that is never closed.",
				row: this.#rowNo + 1,
			});
		}
		this.#add([], this.#rest.length, true);
		this.#rest = Buffer.alloc(0);
		this.#isSkipping = true;
	}

	#skipLine(block: Buffer): Buffer {
		const newline = block.indexOf(this.#newlineByte);
		if (newline === -1) return Buffer.alloc(0);
		this.#isSkipping = false;
		return block.subarray(newline + 1);
	}
}

function isNotUtf8(latin1: string): boolean {
	return !isUtf8(Buffer.from(latin1, "latin1"));
}

/** Turns bytes written as Latin-1 into text in place; false, and nothing changed, when one cell is not UTF-8. */
function decodeCells(cells: string[]): boolean {
	if (cells.some(isNotUtf8)) return false;
	for (const [i, cell] of cells.entries()) cells[i] = Buffer.from(cell, "latin1").toString("utf8");
	return true;
}
