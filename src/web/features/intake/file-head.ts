const HEAD_BYTES = 4_000_000;

/** The part of a file from which a mapping can be proposed: its beginning; all of a Parquet file, whose footer is needed. */
export function headOf(file: File): Blob {
	return /\.parquet$/i.test(file.name) ? file : file.slice(0, HEAD_BYTES);
}

export type FileDoubt = "empty" | "spreadsheet" | "archive" | "unknown";

/** What the name of a file already says against it; the server looks at the bytes. */
export function doubtAbout({ name, size }: Pick<File, "name" | "size">): FileDoubt | undefined {
	if (size === 0) return "empty";
	if (/\.(xlsx?|ods|numbers)$/i.test(name)) return "spreadsheet";
	if (/\.(zip|rar|7z|tar|tgz)$/i.test(name)) return "archive";
	return /\.(csv|tsv|txt|jsonl|ndjson|parquet)(\.(gz|zst))?$|\.(gz|zst)$/i.test(name) ? undefined : "unknown";
}

/** A name under which a mapping for this file can be saved, such as `crm-customers` for `CRM customers.csv.gz`. */
export function mappingNameFor(fileName: string): string {
	const stem = fileName.replace(/(\.(csv|tsv|txt|jsonl|ndjson|parquet))?(\.(gz|zst))?$/i, "");
	const slug = stem
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return slug.slice(0, 64).replace(/-+$/, "") || "mapping";
}

/** What to do about a doubt. */
export const DOUBT_WORDS: Record<FileDoubt, string> = {
	empty: "It has no bytes.",
	spreadsheet: "Spreadsheets are not read as they are: save the sheet as CSV (UTF-8) and choose that file.",
	archive: "Archives are not unpacked: choose the file inside it. Files compressed with gzip or zstd are fine.",
	unknown: "Its name does not look like CSV, JSONL or Parquet.",
};
