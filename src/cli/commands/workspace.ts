import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

export function addWorkspaceCommands(program: Command, run: Runner): void {
	const workspace = program.command("workspace").description("workspaces of this installation");
	addCommand(
		workspace,
		run,
		{ use: "list", summary: "List all workspaces", examples: ["workspace list"] },
		async (task) => {
			const { items } = await (await task.client()).listAllWorkspaces({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "NAME", of: (one) => one.name },
					{ title: "MADE", of: (one) => instant(one.createdAt) },
					{ title: "ARCHIVED", of: (one) => instant(one.archivedAt) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		workspace,
		run,
		{
			use: "create <name>",
			summary: "Make a workspace with keys and an engine database of its own",
			examples: ['workspace create "Second brand"'],
		},
		async (task, [name = ""]) => {
			const made = await (await task.client()).createWorkspace({ name }, task.sending);
			task.print(made, () => made.id);
			if (!task.json) task.remark(`Made ${made.name}. Act in it with --workspace ${made.id}.`);
			return 0;
		},
	);
	addCommand(
		workspace,
		run,
		{ use: "rename <id> <name>", summary: "Rename a workspace", examples: ['workspace rename main "Our brand"'] },
		async (task, [id = "", name = ""]) => {
			const renamed = await (await task.client()).renameWorkspace({ id, name }, task.sending);
			task.print(renamed, () => `${renamed.id} is called ${renamed.name}.`);
			return 0;
		},
	);
	addCommand(
		workspace,
		run,
		{
			use: "archive <id>",
			summary: "Archive a workspace: nobody acts in it any more, its data stays",
			examples: ["workspace archive w3f2a9c01d4e5b67"],
		},
		async (task, [id = ""]) => {
			const archived = await (await task.client()).archiveWorkspace({ id }, task.sending);
			task.print(archived, () => `Archived ${archived.name}.`);
			return 0;
		},
	);
	addCommand(
		workspace,
		run,
		{
			use: "restore <id>",
			summary: "Open an archived workspace again",
			examples: ["workspace restore w3f2a9c01d4e5b67"],
		},
		async (task, [id = ""]) => {
			const restored = await (await task.client()).restoreWorkspace({ id }, task.sending);
			task.print(restored, () => `Opened ${restored.name} again.`);
			return 0;
		},
	);
}
