import { Argument, type Command } from "commander";
import type { ImportKind } from "../../core/intake/import-record.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, writeDocument, yamlText } from "../documents.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { uploadSource } from "../upload-source.ts";
import { type FileHintOptions, withFileHints } from "./file-hints.ts";
import { addImportCommand, quarantineTable, report } from "./import.ts";
import { proposalText, proposeMapping } from "./proposal.ts";

interface SelectionOptions {
	reason?: string;
	column?: string;
}

const withSelection = (command: Command) =>
	command
		.option("--reason <reason>", "only rows set aside for this reason")
		.option("--column <column>", "only this column");

export function addIntakeCommands(program: Command, run: Runner): void {
	addImportCommand(program, run);
	const imports = program.command("imports").description("look at imports");
	addCommand(
		imports,
		run,
		{ use: "list", summary: "List imports, newest first", examples: ["imports list"] },
		async (task) => {
			const { items } = await (await task.client()).listImports({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "STARTED", of: (one) => instant(one.startedAt) },
					{ title: "KIND", of: (one) => one.kind },
					{ title: "SOURCE", of: (one) => one.source },
					{ title: "STATE", of: (one) => one.state + (one.dryRun ? " (dry run)" : "") },
					{ title: "ROWS", right: true, of: (one) => count(one.counts.rowsRead) },
					{ title: "QUARANTINED", right: true, of: (one) => count(one.counts.rowsQuarantined) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		imports,
		run,
		{ use: "show <import>", summary: "Show one import", examples: ["imports show IMPORT"] },
		async (task, [id = ""]) => report(task, await (await task.client()).getImport({ id }, task.sending)),
	);
	addCommand(
		imports,
		run,
		{ use: "cancel <import>", summary: "Cancel a running import", examples: ["imports cancel IMPORT"] },
		async (task, [id = ""]) => {
			const record = await (await task.client()).cancelImport({ id }, task.sending);
			task.print(record, () => `Import ${record.id} is ${record.state}.`);
			return 0;
		},
	);
	addCommand(
		imports,
		run,
		{
			use: "mapping <import>",
			summary: "Show the mapping an import used, as YAML",
			examples: ["imports mapping IMPORT"],
		},
		async (task, [id = ""]) => {
			const used = await (await task.client()).getImportMapping({ id }, task.sending);
			task.print(used, () => yamlText(used.mapping).trimEnd());
			return 0;
		},
	);
	addMappingCommands(program, run);
	addQuarantineCommands(program, run);
}

function addMappingCommands(program: Command, run: Runner): void {
	const mapping = program.command("mapping").description("say which column becomes what");
	addCommand<FileHintOptions & { writeMap?: string }>(
		mapping,
		run,
		{
			use: "propose",
			summary: "Propose a mapping for a file; nothing is imported",
			examples: ["mapping propose customers customers.csv --write-map customers.map.yaml"],
		},
		async (task, [kind = "", path = ""], options) => {
			const source = uploadSource(path, task.terminal.stdin);
			const proposal = await proposeMapping(task, kind as ImportKind, source, options);
			if (options.writeMap !== undefined) writeDocument(options.writeMap, proposal.mapping);
			task.print(proposal, () => `${proposalText(proposal)}\n\n${yamlText(proposal.mapping)}`);
			return 0;
		},
		(command) =>
			withFileHints(command)
				.addArgument(new Argument("<kind>", "what the rows are").choices(["customers", "events"]))
				.argument("<file>", "file to look at, or '-'")
				.option("--write-map <file>", "write the mapping to this new file"),
	);
	addCommand(
		mapping,
		run,
		{ use: "save <name> <file>", summary: "Save a mapping under a name", examples: ["mapping save crm crm.map.yaml"] },
		async (task, [name = "", file = ""]) => {
			const { body } = await loadDocument(file, task.terminal.stdin);
			const saved = await (await task.client()).saveMapping({ name, mapping: body }, task.sending);
			task.print(saved, () => `Saved mapping ${saved.name}.`);
			return 0;
		},
	);
	addCommand(
		mapping,
		run,
		{ use: "list", summary: "List saved mappings", examples: ["mapping list"] },
		async (task) => {
			const { items } = await (await task.client()).listMappings({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "NAME", of: (one) => one.name },
					{ title: "CHANGED", of: (one) => instant(one.updatedAt) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		mapping,
		run,
		{ use: "show <name>", summary: "Show a saved mapping as YAML", examples: ["mapping show crm"] },
		async (task, [name = ""]) => {
			const found = await (await task.client()).getMapping({ name }, task.sending);
			task.print(found, () => yamlText(found.mapping).trimEnd());
			return 0;
		},
	);
	addCommand(
		mapping,
		run,
		{ use: "remove <name>", summary: "Remove a saved mapping", examples: ["mapping remove crm"] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removeMapping({ name }, task.sending);
			task.print(removed, () => `Removed mapping ${name}.`);
			return 0;
		},
	);
}

function addQuarantineCommands(program: Command, run: Runner): void {
	const quarantine = program.command("quarantine").description("rows that were set aside");
	addCommand(
		quarantine,
		run,
		{
			use: "list <import>",
			summary: "List the quarantined rows of an import by reason and column",
			examples: ["quarantine list IMPORT"],
		},
		async (task, [id = ""]) => {
			const { items } = await (await task.client()).listQuarantine({ id }, task.sending);
			task.print(items, () => quarantineTable(items));
			return 0;
		},
	);
	addCommand<SelectionOptions & { limit: string; cursor?: string }>(
		quarantine,
		run,
		{
			use: "rows <import>",
			summary: "Show quarantined rows, masked",
			examples: ["quarantine rows IMPORT --reason email-invalid"],
		},
		async (task, [id = ""], { reason, column, limit, cursor }) => {
			const page = await (await task.client()).listQuarantinedRows({ id, reason, column, limit, cursor }, task.sending);
			task.print(page, () => {
				const rows = table(page.items, [
					{ title: "ROW", right: true, of: (row) => row.rowNo },
					{ title: "REASON", of: (row) => row.reason },
					{ title: "COLUMN", of: (row) => row.column },
					{ title: "CELLS (MASKED)", of: ({ cells }) => cellsText(cells) },
				]);
				return page.cursor === undefined ? rows : `${rows}\nnext: --cursor ${page.cursor}`;
			});
			return 0;
		},
		(command) =>
			withSelection(command).option("--limit <n>", "rows a page", "20").option("--cursor <cursor>", "next page"),
	);
	addCommand<SelectionOptions & { map?: string }>(
		quarantine,
		run,
		{
			use: "replay <import>",
			summary: "Import quarantined rows again, under a corrected mapping where one is given",
			examples: ["quarantine replay IMPORT --map corrected.map.yaml"],
		},
		async (task, [id = ""], { reason, column, map }) => {
			const mapping = map === undefined ? undefined : (await loadDocument(map, task.terminal.stdin)).body;
			const client = await task.client();
			const work = client.replayQuarantine({ id, reason, column, mapping }, task.sending);
			return report(task, await task.progress.during(work, () => "replaying …"));
		},
		(command) => withSelection(command).option("--map <file>", "corrected mapping"),
	);
	addCommand<SelectionOptions & { because: string }>(
		quarantine,
		run,
		{
			use: "discard <import>",
			summary: "Discard quarantined rows for a stated reason",
			examples: ['quarantine discard IMPORT --reason email-invalid --because "test accounts"'],
		},
		async (task, [id = ""], { reason, column, because }) => {
			const done = await (await task.client()).discardQuarantine({ id, reason, column, because }, task.sending);
			task.print(done, () => `Discarded ${count(done.rows)} rows.`);
			return 0;
		},
		(command) => withSelection(command).requiredOption("--because <text>", "why they may go"),
	);
}

function cellsText(cells: Record<string, string | null>): string {
	return Object.entries(cells)
		.map(([column, text]) => `${column}=${text ?? ""}`)
		.join(" ");
}
