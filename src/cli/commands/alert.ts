import { type Command, Option } from "commander";
import { CloseReason } from "../../core/audit/watch/alert.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

/** What the watch over the access log found. */
export function addAlertCommands(program: Command, run: Runner): void {
	const alert = program.command("alert").description("what the watch over the access log found");
	addCommand<{ limit: string; cursor?: string; state?: "open" | "closed" | "unsettled" }>(
		alert,
		run,
		{
			use: "list",
			summary: "List alerts, the last found first",
			examples: ["alert list", "alert list --state closed"],
		},
		async (task, _, given) => {
			const page = await (await task.client()).listAlerts(given, task.sending);
			task.print(page, () => {
				const rows = table(
					page.items,
					[
						{ title: "ID", of: (one) => one.id },
						{ title: "SEVERITY", of: (one) => one.severity },
						{ title: "STATE", of: (one) => one.state },
						{ title: "LAST", of: (one) => instant(one.lastAt) },
						{ title: "ABOUT", of: (one) => one.subject.label },
						{ title: "WHAT", of: (one) => `${one.title}: ${one.found}` },
					],
					"No alert.",
				);
				const frozen =
					page.frozen && `\nNothing leaves in bulk since ${instant(page.frozen.at)}: ${page.frozen.reason}`;
				return rows + (page.cursor === undefined ? "" : `\nnext: --cursor ${page.cursor}`) + (frozen ?? "");
			});
			return 0;
		},
		(command) =>
			command
				.option("--limit <n>", "alerts a page", "50")
				.option("--cursor <cursor>", "next page")
				.addOption(
					new Option("--state <state>", "only these")
						.choices(["open", "acknowledged", "investigating", "closed", "unsettled"])
						.default("unsettled"),
				),
	);
	addCommand(
		alert,
		run,
		{ use: "show <id>", summary: "Show an alert with its evidence", examples: ["alert show 0a1b"] },
		async (task, [id = ""]) => {
			const shown = await (await task.client()).showAlert({ id }, task.sending);
			task.print(shown, () => {
				const { alert: one, detection, entries } = shown;
				const evidence = table(entries, [
					{ title: "NO", right: true, of: (entry) => entry.no },
					{ title: "AT", of: (entry) => instant(entry.at) },
					{ title: "ACTOR", of: (entry) => entry.actor },
					{ title: "ACTION", of: (entry) => entry.action },
					{ title: "RESOURCE", of: (entry) => entry.resource },
					{ title: "FROM", of: (entry) => entry.from },
				]);
				const steps = one.steps.map((step) => {
					const why = [step.reason, step.note].filter(Boolean).join(": ");
					return `${instant(step.at)}  ${step.by}  ${step.did}${why === "" ? "" : `  ${why}`}`;
				});
				return [
					`${one.severity}, ${one.state}: ${one.title} (${one.subject.label})`,
					`${one.found}; found ${one.times} times`,
					"",
					detection.explanation,
					`next: ${detection.suggestion}`,
					"",
					evidence,
					"",
					...steps,
				].join("\n");
			});
			return 0;
		},
	);
	for (const [use, state, summary] of [
		["acknowledge <id>", "acknowledged", "Say that you have seen an alert"],
		["investigate <id>", "investigating", "Say that you look into an alert"],
	] as const) {
		addCommand<{ note?: string }>(
			alert,
			run,
			{ use, summary, examples: [`alert ${use.replace("<id>", "0a1b")}`] },
			async (task, [id = ""], { note }) => {
				const settled = await (await task.client()).triageAlert({ id, state, note }, task.sending);
				task.print(settled, () => `Is now ${settled.state}.`);
				return 0;
			},
			(command) => command.option("--note <text>", "what you know so far"),
		);
	}
	addCommand<{ reason: CloseReason; note?: string }>(
		alert,
		run,
		{
			use: "close <id>",
			summary: "Close an alert with a reason",
			examples: ['alert close 0a1b --reason expected --note "The yearly export"'],
		},
		async (task, [id = ""], { reason, note }) => {
			const given = { id, state: "closed" as const, reason, note };
			task.print(await (await task.client()).triageAlert(given, task.sending), () => "Closed.");
			return 0;
		},
		(command) =>
			command
				.addOption(new Option("--reason <reason>", "what it was").choices(CloseReason.options).makeOptionMandatory())
				.option("--note <text>", "what you found"),
	);
	addCommand<{ reason: string }>(
		alert,
		run,
		{
			use: "freeze",
			summary: "Let nothing leave the workspace in bulk until further notice",
			examples: ['alert freeze --reason "Somebody copies segments"'],
		},
		async (task, _, { reason }) => {
			task.print(await (await task.client()).freezeReleases({ reason }, task.sending), () => "Nothing leaves in bulk.");
			return 0;
		},
		(command) => command.requiredOption("--reason <text>", "why"),
	);
	addCommand<{ reason: string }>(
		alert,
		run,
		{
			use: "thaw",
			summary: "Let things leave the workspace again",
			examples: ['alert thaw --reason "The account was closed"'],
		},
		async (task, _, { reason }) => {
			task.print(await (await task.client()).endFreeze({ reason }, task.sending), () => "Things leave again.");
			return 0;
		},
		(command) => command.requiredOption("--reason <text>", "why"),
	);
}
