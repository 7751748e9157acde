import { type Command, Option } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { instant, size } from "../print/amounts.ts";
import { table } from "../print/table.ts";

const STATES = ["draft", "active", "suspended", "archived"] as const;

/** Segments among others: who refers to one, how two differ, which take part in refreshes. */
export function addSegmentRelationCommands(segment: Command, run: Runner): void {
	addCommand(
		segment,
		run,
		{
			use: "uses <name>",
			summary: "List the segments that refer to one",
			examples: ["segment uses newsletter-readers"],
		},
		async (task, [name = ""]) => {
			const { items } = await (await task.client()).segmentUses({ name }, task.sending);
			task.print(items, () =>
				table(
					items,
					[
						{ title: "NAME", of: (one) => one.name },
						{ title: "STATE", of: (one) => one.state },
						{ title: "TITLE", of: (one) => one.title },
					],
					"No segment refers to it.",
				),
			);
			return 0;
		},
	);
	addCommand(
		segment,
		run,
		{
			use: "compare <a> <b>",
			summary: "Compare two segments: sizes, overlap and definitions",
			examples: ["segment compare lapsed-high-value newsletter-readers"],
		},
		async (task, [a = "", b = ""]) => {
			const compared = await (await task.client()).compareSegments({ a, b }, task.sending);
			task.print(compared, () => {
				const sides = table(
					[compared.a, compared.b],
					[
						{ title: "SEGMENT", of: (one) => one.name },
						{ title: "SIZE", right: true, of: (one) => size(one.size) },
						{ title: "AS OF", of: (one) => instant(one.asOf) },
					],
				);
				const regions = table(compared.regions, [
					{ title: "CUSTOMERS", right: true, of: (one) => size(one.size) },
					{ title: "ONLY IN", of: (one) => one.segments.join(" + ") },
				]);
				const changes = table(
					compared.changes,
					[
						{ title: "PATH", of: (one) => one.path },
						{ title: a, of: (one) => JSON.stringify(one.before) },
						{ title: b, of: (one) => JSON.stringify(one.after) },
					],
					"No difference in their definitions.",
				);
				return [sides, regions, changes].join("\n\n");
			});
			return 0;
		},
	);
	addCommand<{ to: (typeof STATES)[number] }>(
		segment,
		run,
		{
			use: "state <name>",
			summary: "Activate, suspend or archive a segment or make it a draft",
			examples: ["segment state lapsed-high-value --to suspended"],
		},
		async (task, [name = ""], { to }) => {
			const view = await (await task.client()).setSegmentState({ name, state: to }, task.sending);
			task.print(view, () => `Segment ${view.name} is ${view.state}.`);
			return 0;
		},
		(command) =>
			command.addOption(new Option("--to <state>", "its state from now on").choices(STATES).makeOptionMandatory()),
	);
	addCommand(
		segment,
		run,
		{ use: "archive <name>", summary: "Archive a segment; its history stays", examples: ["segment archive lapsed"] },
		async (task, [name = ""]) => {
			const view = await (await task.client()).archiveSegment({ name }, task.sending);
			task.print(view, () => `Segment ${view.name} is ${view.state}.`);
			return 0;
		},
	);
}
