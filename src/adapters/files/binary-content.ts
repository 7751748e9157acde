import { SegwardError } from "../../core/error/segward-error.ts";

interface Signature {
	bytes: string;
	at?: number;
	what: string;
	hint: string;
}

const SAVE_AS_CSV = "Save it as CSV and import that.";
const EXTRACT = "Extract it and import the file inside, or compress that with gzip or zstd.";
const NOT_DATA = "Import CSV, JSONL or Parquet.";

/** Beginnings of common files that are no table of text (hex), from the formats' own specifications. */
const SIGNATURES: readonly Signature[] = [
	{
		bytes: "504b0304",
		what: "a ZIP archive or an Excel or OpenDocument workbook",
		hint: `If it is a workbook: ${SAVE_AS_CSV} ${EXTRACT}`,
	},
	{ bytes: "504b0506", what: "an empty ZIP archive", hint: EXTRACT },
	{ bytes: "d0cf11e0a1b11ae1", what: "an old Excel or Word file", hint: SAVE_AS_CSV },
	{ bytes: "89504e470d0a1a0a", what: "a PNG image", hint: NOT_DATA },
	{ bytes: "ffd8ff", what: "a JPEG image", hint: NOT_DATA },
	{ bytes: "47494638", what: "a GIF image", hint: NOT_DATA },
	{ bytes: "25504446", what: "a PDF document", hint: NOT_DATA },
	{ bytes: "7f454c46", what: "a program", hint: NOT_DATA },
	{ bytes: "377abcaf271c", what: "a 7-Zip archive", hint: EXTRACT },
	{ bytes: "526172211a07", what: "a RAR archive", hint: EXTRACT },
	{ bytes: "fd377a585a00", what: "an xz-compressed file", hint: "Decompress it, or use gzip or zstd." },
	{ bytes: "425a68", what: "a bzip2-compressed file", hint: "Decompress it, or use gzip or zstd." },
	{ bytes: "04224d18", what: "an LZ4-compressed file", hint: "Decompress it, or use gzip or zstd." },
	{ bytes: "7573746172", at: 257, what: "a tar archive", hint: EXTRACT },
	{ bytes: "53514c69746520666f726d6174203300", what: "an SQLite database", hint: "Export the table as CSV." },
	{ bytes: "4f626a01", what: "an Avro file", hint: "Convert it to Parquet or JSONL." },
	{ bytes: "4f5243", what: "an ORC file", hint: "Convert it to Parquet or CSV." },
	{ bytes: "4152524f5731", what: "an Arrow file", hint: "Convert it to Parquet." },
	{ bytes: "fffe0000", what: "text in UTF-32", hint: "Save it as UTF-8." },
	{ bytes: "0000feff", what: "text in UTF-32", hint: "Save it as UTF-8." },
];

/** @throws SegwardError `file-binary` when the beginning is that of a known file that is no table of text. */
export function refuseKnownBinary(head: Buffer): void {
	for (const { bytes, at = 0, what, hint } of SIGNATURES) {
		const length = bytes.length / 2;
		if (head.length >= at + length && head.toString("hex", at, at + length) === bytes) {
			throw new SegwardError("file-binary", { detail: `This is ${what}.`, hint });
		}
	}
}

const MOST_CONTROL_SHARE = 0.05;

/** @throws SegwardError `file-binary` when too many bytes are control characters for this to be text. */
export function refuseControlBytes(utf8: Buffer): void {
	let controls = 0;
	for (const byte of utf8) if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
	if (controls <= utf8.length * MOST_CONTROL_SHARE) return;
	throw new SegwardError("file-binary", {
		detail: "The file holds binary data.",
		hint: "Import CSV or JSONL text, or Parquet.",
	});
}
