import { ImportRecord } from "../../../core/intake/import-record.ts";
import type { ImportRow } from "./tables.ts";

type Stored = Omit<ImportRecord, "id" | "no">;

const COLUMN = {
	kind: "kind",
	mode: "mode",
	state: "state",
	source: "source",
	contentDigest: "content_digest",
	dryRun: "dry_run",
	counts: "counts",
	bytesRead: "bytes_read",
	errorCode: "error_code",
	errorDetail: "error_detail",
	startedBy: "started_by",
	startedAt: "started_at",
	finishedAt: "finished_at",
	replayOf: "replay_of",
} as const satisfies Record<keyof Stored, keyof ImportRow>;

const NAMES = Object.keys(COLUMN) as (keyof Stored)[];

/** The columns of what a change names; id and number of an import never change. */
export function importColumns(change: Partial<ImportRecord>): Partial<ImportRow> {
	const columns = NAMES.filter((name) => change[name] !== undefined).map((name) => [
		COLUMN[name],
		toColumn(change[name]),
	]);
	return Object.fromEntries(columns);
}

export function toImport(row: ImportRow): ImportRecord {
	return ImportRecord.parse({
		id: row.id,
		no: row.no,
		kind: row.kind,
		mode: row.mode,
		state: row.state,
		source: row.source,
		contentDigest: row.content_digest ?? undefined,
		dryRun: row.dry_run === 1,
		counts: JSON.parse(row.counts),
		bytesRead: row.bytes_read,
		errorCode: row.error_code ?? undefined,
		errorDetail: row.error_detail ?? undefined,
		startedBy: row.started_by,
		startedAt: row.started_at,
		finishedAt: row.finished_at ?? undefined,
		replayOf: row.replay_of ?? undefined,
	});
}

function toColumn(value: Stored[keyof Stored]): string | number | undefined {
	if (typeof value === "boolean") return value ? 1 : 0;
	return typeof value === "object" ? JSON.stringify(value) : value;
}
