import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant, size } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { uploadSource } from "../upload-source.ts";

export function addListCommands(program: Command, run: Runner): void {
	const list = program.command("list").description("uploaded lists of customers");
	addCommand<{ field: string; description: string }>(
		list,
		run,
		{
			use: "upload <name> <file>",
			summary: "Upload identifiers, one a line; they are not kept, only whom they mean",
			examples: ["list upload fair-2026 ids.txt", "list upload fair-2026 emails.txt --field email"],
		},
		async (task, [name = "", path = ""], { field, description }) => {
			const { content } = uploadSource(path, task.terminal.stdin);
			const client = await task.client();
			const work = client.uploadList({ name, field, description, content: content() }, task.sending);
			const done = await task.progress.during(work, () => "uploading …");
			task.print(
				done,
				() =>
					`List ${name}: ${count(done.lines)} lines, known: ${size(done.matched)}${done.unmatched ? `, unknown: ${size(done.unmatched)}` : ""}`,
			);
			return 0;
		},
		(command) =>
			command
				.option("--field <identifier>", "what the lines are", "externalId")
				.option("--description <text>", "what the list is", ""),
	);
	addCommand(list, run, { use: "list", summary: "List uploaded lists", examples: ["list list"] }, async (task) => {
		const { items } = await (await task.client()).listLists({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "NAME", of: (one) => one.name },
				{ title: "SIZE", right: true, of: (one) => size(one.size) },
				{ title: "MADE", of: (one) => instant(one.createdAt) },
				{ title: "DESCRIPTION", of: (one) => one.description },
			]),
		);
		return 0;
	});
	addCommand(
		list,
		run,
		{ use: "remove <name>", summary: "Remove a list that no segment uses", examples: ["list remove fair-2026"] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removeList({ name }, task.sending);
			task.print(removed, () => `Removed list ${name}.`);
			return 0;
		},
	);
}
