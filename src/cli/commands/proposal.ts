import type { ResultOf } from "../../contract/routes.ts";
import type { ImportKind } from "../../core/intake/import-record.ts";
import { table } from "../print/table.ts";
import type { Task } from "../task.ts";
import type { UploadSource } from "../upload-source.ts";
import { type FileHintOptions, fileHints } from "./file-hints.ts";

export type Proposal = ResultOf<"proposeMapping">;

export async function proposeMapping(
	task: Task,
	kind: ImportKind,
	source: UploadSource,
	hints: FileHintOptions,
): Promise<Proposal> {
	const client = await task.client();
	const given = { kind, fileName: source.name, ...fileHints(hints), content: source.content() };
	return task.progress.during(client.proposeMapping(given, task.sending), () => `reading ${source.name} …`);
}

export function proposalText({ columns, facts }: Proposal): string {
	const read = [facts.format, facts.compression === "none" ? undefined : facts.compression, facts.encoding];
	const lines = table(columns, [
		{ title: "COLUMN", of: (column) => column.column },
		{ title: "BECOMES", of: (column) => column.detectedType },
		{ title: "LABELS", of: (column) => column.labels.join(", ") },
		{ title: "SURE", right: true, of: (column) => `${Math.round(column.confidence * 100)} %` },
		{ title: "EXAMPLES (MASKED)", of: (column) => column.examples.slice(0, 2).join(" | ") },
		{ title: "NOTE", of: (column) => column.note },
	]);
	return `Proposed from ${facts.rowsRead} rows (${read.filter(Boolean).join(", ")}):\n${lines}`;
}
