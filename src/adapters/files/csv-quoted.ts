import { isAscii } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";

export interface CsvDialect {
	delimiter: string;
	newline: "\n" | "\r";
}

export interface QuotedRecords {
	/** Characters up to the end of the last whole record. */
	used: number;
	/** True when the text ends inside a quoted cell. */
	isOpen: boolean;
}

/**
 * Reads up to `most` records with csv-parse: those that span lines, or have more after a closing quote, which is then
 * text. `text` ends with a line break or at the end of the file.
 */
export function readQuoted(
	text: string,
	{ delimiter, newline }: CsvDialect,
	most: number,
	onRecord: (cells: string[], byteLength: number) => void,
): QuotedRecords {
	const bytes = Buffer.from(text);
	const charsIn = (length: number) => (isAscii(bytes) ? length : bytes.toString("utf8", 0, length).length);
	let bytesUsed = 0;
	let records = 0;
	try {
		parse(bytes, {
			delimiter,
			record_delimiter: newline === "\r" ? ["\r"] : ["\r\n", "\n"],
			relax_quotes: true,
			relax_column_count: true,
			skip_empty_lines: true,
			to: most,
			on_record: (cells: string[], context: unknown) => {
				// The context carries the parser's counters, which its types leave out.
				const end = (context as { bytes: number }).bytes;
				onRecord(cells, end - bytesUsed);
				bytesUsed = end;
				records++;
				return null;
			},
		});
	} catch (error) {
		if (!(error instanceof CsvError) || error.code !== "CSV_QUOTE_NOT_CLOSED") throw error;
		return { used: charsIn(bytesUsed), isOpen: true };
	}
	return { used: records === most ? charsIn(bytesUsed) : text.length, isOpen: false };
}
