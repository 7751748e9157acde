import type { StoredAuditEntry } from "../entry.ts";
import { ocsfEvent } from "../ocsf.ts";
import { CSV_HEADER, csvLine } from "./csv.ts";

export const EXPORT_FORMATS = ["csv", "jsonl", "ocsf"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The text of entries in a format, line by line. OCSF has no event for an entry whose text was erased. */
export function entryLines(format: ExportFormat, productVersion: string) {
	const line = (entry: StoredAuditEntry): string => {
		if (format === "csv") return csvLine(entry);
		if (format === "ocsf") return entry.isErased ? "" : `${JSON.stringify(ocsfEvent(entry, productVersion))}\n`;
		const { no, at, isErased, customerRefs: _, ...told } = entry;
		return `${JSON.stringify(isErased ? { no, at, isErased } : { no, at, ...told })}\n`;
	};
	return {
		head: format === "csv" ? CSV_HEADER : "",
		lines: (entries: readonly StoredAuditEntry[]) => entries.map(line).join(""),
	};
}
