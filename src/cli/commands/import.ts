import { Argument, type Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { ImportKind } from "../../core/intake/import-record.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, looksLikeFile, writeDocument } from "../documents.ts";
import { bytes, count } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";
import type { Task } from "../task.ts";
import { ask } from "../terminal.ts";
import { type UploadSource, uploadSource } from "../upload-source.ts";
import { type FileHintOptions, fileHints, withFileHints } from "./file-hints.ts";
import { proposalText, proposeMapping } from "./proposal.ts";

type ImportResult = ResultOf<"uploadImport">;

interface ImportOptions extends FileHintOptions {
	map?: string;
	writeMap?: string;
	yes?: boolean;
	dryRun?: boolean;
	replace?: boolean;
}

export function addImportCommand(program: Command, run: Runner): void {
	addCommand<ImportOptions>(
		program,
		run,
		{
			use: "import",
			summary: "Import customers or events from CSV, JSONL or Parquet, plain or compressed; '-' reads stdin",
			examples: [
				"import customers customers.csv --map customers.map.yaml",
				"import events events.csv.gz --yes --write-map events.map.yaml",
			],
		},
		async (task, [kind = "", path = ""], options) => {
			const source = uploadSource(path, task.terminal.stdin);
			const mapping = await chooseMapping(task, kind as ImportKind, source, path === "-", options);
			const record = await importFile(task, kind as ImportKind, source, mapping, options);
			return report(task, record);
		},
		(command) =>
			withFileHints(command)
				.addArgument(new Argument("<kind>", "what the rows are").choices(["customers", "events"]))
				.argument("<file>", "file to import, or '-'")
				.option("--map <mapping>", "mapping file, or name of a saved mapping; proposed where left out")
				.option("--write-map <file>", "write the proposed mapping to this new file")
				.option("-y, --yes", "import under the proposed mapping without asking")
				.option("--dry-run", "check everything and change nothing")
				.option("--replace", "the file is the whole truth: other customers lose their attributes"),
	);
}

interface ChosenMapping {
	mapping?: Record<string, unknown>;
	mappingName?: string;
}

async function chooseMapping(
	task: Task,
	kind: ImportKind,
	source: UploadSource,
	fromStdin: boolean,
	options: ImportOptions,
): Promise<ChosenMapping> {
	if (options.map !== undefined) {
		if (!looksLikeFile(options.map)) return { mappingName: options.map };
		return { mapping: (await loadDocument(options.map, task.terminal.stdin)).body };
	}
	const proposal = await proposeMapping(task, kind, source, options);
	if (options.writeMap !== undefined) writeDocument(options.writeMap, proposal.mapping);
	if (!task.json) task.remark(proposalText(proposal));
	const mapping = proposal.mapping as Record<string, unknown>;
	if (options.yes) return { mapping };
	const canAsk = !fromStdin && !task.json && task.terminal.stdin.isTTY === true;
	if (canAsk && (await ask(task.terminal, "Import under this mapping?"))) return { mapping };
	throw new SegwardError("usage-invalid", {
		detail: "The proposed mapping was not confirmed; nothing was imported.",
		hint: "Add --yes, or save it with --write-map FILE, edit it and give it with --map FILE.",
	});
}

async function importFile(
	task: Task,
	kind: ImportKind,
	source: UploadSource,
	mapping: ChosenMapping,
	options: ImportOptions,
): Promise<ImportResult> {
	const client = await task.client();
	const { dryRun, replace } = options;
	const mode = replace ? ("replace" as const) : ("upsert" as const);
	const request = { kind, mode, source: source.name, dryRun, ...mapping };
	const { id } = await client.createImport(request, task.sending);
	const hints = { fileName: source.name, ...fileHints(options) };
	const startedAtMs = performance.now();
	const work = client.uploadImport({ id, ...hints, content: source.content() }, task.sending);
	return task.progress.during(
		work,
		async () => {
			const now = await client.getImport({ id }, task.sending);
			const seconds = Math.max(0.001, (performance.now() - startedAtMs) / 1000);
			const rows = now.counts?.rowsRead ?? 0;
			const total = source.bytesTotal === undefined ? "" : ` of ${bytes(source.bytesTotal)}`;
			return `${source.name}: ${count(rows)} rows, ${count(Math.round(rows / seconds))} rows/s, ${bytes(now.bytesRead ?? 0)}${total}`;
		},
		1000,
	);
}

function told(number: number | undefined): string | undefined {
	return number === undefined ? undefined : count(number);
}

/** The outcome of an import or replay, with what to do about rows set aside. */
export async function report(task: Task, record: ImportResult): Promise<number> {
	const client = await task.client();
	const { counts } = record;
	const groups =
		!counts?.rowsQuarantined || record.dryRun
			? []
			: (await client.listQuarantine({ id: record.id }, task.sending)).items;
	task.print({ ...record, quarantine: groups }, () => {
		const lines = [
			facts([
				["import", record.id],
				["state", record.dryRun ? `${record.state} (dry run, nothing changed)` : record.state],
				["rows read", told(counts?.rowsRead)],
				["accepted", told(counts?.rowsAccepted)],
				["already there", told(counts?.rowsUnchanged)],
				["quarantined", told(counts?.rowsQuarantined)],
				["customers created", told(counts?.customersCreated)],
				["customers updated", told(counts?.customersUpdated)],
				["events added", record.kind === "events" ? told(counts?.eventsAdded) : undefined],
				["error", record.errorDetail ?? record.errorCode],
			]),
		];
		if (groups.length > 0) lines.push("", quarantineTable(groups), `\nnext: segward quarantine rows ${record.id}`);
		return lines.join("\n");
	});
	return record.state === "done" ? 0 : 1;
}

export function quarantineTable(groups: ResultOf<"listQuarantine">["items"]): string {
	return table(groups, [
		{ title: "ROWS", right: true, of: (group) => count(group.rows) },
		{ title: "REASON", of: (group) => group.reason },
		{ title: "COLUMN", of: (group) => group.column },
		{ title: "STATE", of: (group) => group.state },
		{ title: "MEANING", of: (group) => group.message },
	]);
}
