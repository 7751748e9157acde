import { Argument, type Command } from "commander";
import type { ImportKind } from "../../core/intake/import-record.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, writeDocument, yamlText } from "../documents.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { uploadSource } from "../upload-source.ts";
import { type FileHintOptions, withFileHints } from "./file-hints.ts";
import { proposalText, proposeMapping } from "./proposal.ts";

export function addMappingCommands(program: Command, run: Runner): void {
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
