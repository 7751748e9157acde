import type { Command } from "commander";
import { rolesText } from "../../core/access/roles-text.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

/** Emergencies are begun in the web app, for they need a fresh second factor of a person. */
export function addBreakGlassCommands(access: Command, run: Runner): void {
	addCommand(
		access,
		run,
		{ use: "break-glass", summary: "List emergencies, newest first", examples: ["access break-glass"] },
		async (task) => {
			const page = await (await task.client()).listBreakGlass({}, task.sending);
			task.print(page, () =>
				table(
					page.items,
					[
						{ title: "ID", of: (one) => one.id },
						{ title: "PERSON", of: (one) => one.person },
						{ title: "ROLES", of: (one) => rolesText(one.roles) },
						{ title: "FROM", of: (one) => instant(one.startedAt) },
						{ title: "UNTIL", of: (one) => instant(one.endsAt) },
						{ title: "REVIEWED BY", of: (one) => one.reviewedBy ?? (one.running ? "runs" : "open") },
						{ title: "REASON", of: (one) => one.reason },
					],
					"No emergency.",
				),
			);
			return 0;
		},
	);
	addCommand(
		access,
		run,
		{ use: "end <id>", summary: "End emergency roles before their time", examples: ["access end 0a1b"] },
		async (task, [id = ""]) => {
			task.print(await (await task.client()).endBreakGlass({ id }, task.sending), () => "Ended.");
			return 0;
		},
	);
	addCommand<{ note: string }>(
		access,
		run,
		{
			use: "review <id>",
			summary: "Record that you looked at an emergency of somebody else",
			examples: ['access review 0a1b --note "Only the import was restarted"'],
		},
		async (task, [id = ""], { note }) => {
			task.print(await (await task.client()).reviewBreakGlass({ id, note }, task.sending), () => "Reviewed.");
			return 0;
		},
		(command) => command.requiredOption("--note <text>", "what you found"),
	);
	addCommand(
		access,
		run,
		{
			use: "allowances",
			summary: "List who may take which roles in an emergency",
			examples: ["access allowances"],
		},
		async (task) => {
			const { items } = await (await task.client()).listBreakGlassAllowances({}, task.sending);
			task.print(items, () =>
				table(
					items,
					[
						{ title: "PERSON", of: (one) => one.personId },
						{ title: "ROLES", of: (one) => rolesText(one.roles) },
					],
					"Nobody.",
				),
			);
			return 0;
		},
	);
	addCommand(
		access,
		run,
		{
			use: "allow <person-id> [role...]",
			summary: "Set which roles a person may take in an emergency; none where none is named",
			examples: ["access allow 5c2e operator"],
		},
		async (task, [id = "", ...roles]) => {
			const set = await (await task.client()).allowBreakGlass({ id, roles }, task.sending);
			task.print(set, () => `May take: ${rolesText(set.roles)}.`);
			return 0;
		},
	);
}
