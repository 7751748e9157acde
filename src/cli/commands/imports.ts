import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { yamlText } from "../documents.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { report } from "./import.ts";

export function addImportsCommands(program: Command, run: Runner): void {
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
					{ title: "ROWS", right: true, of: (one) => one.counts && count(one.counts.rowsRead) },
					{ title: "QUARANTINED", right: true, of: (one) => one.counts && count(one.counts.rowsQuarantined) },
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
}
