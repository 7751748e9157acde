import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument } from "../documents.ts";
import { count } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { quarantineTable, report } from "./import.ts";

interface SelectionOptions {
	reason?: string;
	column?: string;
}

const withSelection = (command: Command) =>
	command
		.option("--reason <reason>", "only rows set aside for this reason")
		.option("--column <column>", "only this column");

export function addQuarantineCommands(program: Command, run: Runner): void {
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
