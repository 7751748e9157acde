import type { Command } from "commander";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { table } from "../print/table.ts";
import { type AuditFilterOptions, addFilterOptions, searchOf } from "./audit-filters.ts";

interface SaveOptions extends AuditFilterOptions {
	id?: string;
	shared?: true;
	days?: string;
}

/** Kept filters of the log. */
export function addAuditViewCommands(audit: Command, run: Runner): void {
	addCommand(
		audit,
		run,
		{ use: "views", summary: "List saved views of the log: the own ones and shared ones", examples: ["audit views"] },
		async (task) => {
			const views = await (await task.client()).listAuditViews({}, task.sending);
			task.print(views, () =>
				table(views.items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "TITLE", of: (one) => one.title },
					{ title: "OWNER", of: (one) => `${one.owner}${one.shared ? ", shared" : ""}` },
					{ title: "FILTER", of: (one) => filterText(one) },
				]),
			);
			return 0;
		},
	);
	addCommand<SaveOptions>(
		audit,
		run,
		{
			use: "save-view <title>",
			summary: "Save a view of the log, or change an own one",
			examples: ['audit save-view "Refused last week" --decision deny --days 7 --shared'],
		},
		async (task, [title = ""], { id, shared = false, days, ...options }) => {
			const { customer, from, to, ...filter } = searchOf(options);
			if (customer !== undefined || from !== undefined || to !== undefined) {
				throw new SegwardError("usage-invalid", {
					detail: "A view keeps no customer and no fixed time.",
					hint: "Use --days for the time before now.",
				});
			}
			const written = { title, shared, filter, days: days === undefined ? undefined : Number(days) };
			const client = await task.client();
			const view =
				id === undefined
					? await client.createAuditView(written, task.sending)
					: await client.updateAuditView({ id, ...written }, task.sending);
			task.print(view, () => `saved: ${view.title} (${view.id})`);
			return 0;
		},
		(command) =>
			addFilterOptions(
				command
					.option("--id <id>", "the view to change")
					.option("--shared", "for all who read the log")
					.option("--days <n>", "only so many days before now"),
			),
	);
	addCommand(
		audit,
		run,
		{ use: "remove-view <id>", summary: "Remove an own view of the log", examples: ["audit remove-view 6f1c"] },
		async (task, [id = ""]) => {
			await (await task.client()).removeAuditView({ id }, task.sending);
			task.print({ id }, () => `removed: ${id}`);
			return 0;
		},
	);
}

function filterText({ filter, days }: { filter: object; days?: number }): string {
	const parts = Object.entries(filter).map(([name, value]) => `${name} ${String(value)}`);
	return [...parts, ...(days === undefined ? [] : [`last ${days} days`])].join(", ");
}
