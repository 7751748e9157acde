import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";

export function addOutboxCommands(program: Command, run: Runner): void {
	const outbox = program.command("outbox").description("e-mail messages to people; for the local operator");
	addCommand(
		outbox,
		run,
		{ use: "list", summary: "List messages and what became of them", examples: ["outbox list"] },
		async (task) => {
			const { delivers, items } = await (await task.client()).listOutbox({}, task.sending);
			task.print({ delivers, items }, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "TO", of: (one) => one.to },
					{ title: "SUBJECT", of: (one) => one.subject },
					{ title: "STATE", of: (one) => (one.failure ? `${one.state} (${one.failure})` : one.state) },
					{ title: "WRITTEN", of: (one) => instant(one.createdAt) },
				]),
			);
			if (!delivers && !task.json) {
				task.remark("No mail server is set (SEGWARD_SMTP_URL): messages wait here until you pass them on.");
			}
			return 0;
		},
	);
	addCommand(
		outbox,
		run,
		{
			use: "show <id>",
			summary: "Show one message with its text",
			examples: ["outbox show 3c0f0b52-6a51-4f1e-9c38-0a3a4c1f7d11"],
		},
		async (task, [id = ""]) => {
			const message = await (await task.client()).showMessage({ id }, task.sending);
			task.print(message, () =>
				[
					facts([
						["to", message.to],
						["subject", message.subject],
						["state", message.state],
						["written", instant(message.createdAt)],
					]),
					"",
					message.text ?? "Its text is forgotten: it was sent, or has failed for good.",
				].join("\n"),
			);
			return 0;
		},
	);
}
