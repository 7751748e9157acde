import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant, size } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";

export function addOverviewCommands(program: Command, run: Runner): void {
	addCommand(
		program,
		run,
		{ use: "overview", summary: "Show what waits for a person, totals and recent activity", examples: ["overview"] },
		async (task) => {
			const home = await (await task.client()).overview({}, task.sending);
			task.print(home, () =>
				[
					facts([
						["customers", size(home.totals.customers)],
						["events", size(home.totals.events)],
						["segments", count(home.totals.segments)],
						["fields", count(home.totals.fields)],
					]),
					table(
						home.attention,
						[
							{ title: "WAITS FOR A PERSON", of: (one) => one.title },
							{ title: "COUNT", right: true, of: (one) => count(one.count) },
							{ title: "WHAT TO DO", of: (one) => one.detail },
						],
						"Nothing waits for a person.",
					),
					table(home.activity, [
						{ title: "AT", of: (one) => instant(one.at) },
						{ title: "WHO", of: (one) => one.actor },
						{ title: "DID", of: (one) => one.action },
						{ title: "TO", of: (one) => one.resource },
						{ title: "OUTCOME", of: (one) => one.outcome },
					]),
				].join("\n\n"),
			);
			return 0;
		},
	);
	addCommand(
		program,
		run,
		{
			use: "search <words...>",
			summary: "Find segments, fields, traits, lists and imports by name or title",
			examples: ["search lapsed"],
		},
		async (task, words) => {
			const { items } = await (await task.client()).search({ q: words.join(" ") }, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "KIND", of: (one) => one.kind },
					{ title: "NAME", of: (one) => one.name },
					{ title: "TITLE", of: (one) => one.title },
				]),
			);
			return 0;
		},
	);
}
