import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { bytes, count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

type Progress = ResultOf<"listJobs">["items"][number]["progress"];

export function addJobsCommands(program: Command, run: Runner): void {
	const jobs = program.command("jobs").description("imports and refreshes that run now");
	addCommand(
		jobs,
		run,
		{ use: "list", summary: "List running imports and refreshes", examples: ["jobs list"] },
		async (task) => {
			const { items } = await (await task.client()).listJobs({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "ID", of: (one) => one.id },
					{ title: "WHAT", of: (one) => one.title },
					{ title: "STARTED", of: (one) => instant(one.startedAt) },
					{ title: "BY", of: (one) => one.startedBy },
					{ title: "DONE", right: true, of: (one) => progressText(one.progress) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		jobs,
		run,
		{ use: "cancel <job>", summary: "Cancel a running import or refresh", examples: ["jobs cancel refresh-17"] },
		async (task, [id = ""]) => {
			const done = await (await task.client()).cancelJob({ id }, task.sending);
			task.print(done, () => `Cancelled ${id}; nothing of it stays.`);
			return 0;
		},
	);
}

function progressText({ done, total, unit }: Progress): string {
	const amount = unit === "bytes" ? bytes : count;
	const of = total === undefined ? "" : ` of ${amount(total)}`;
	return `${amount(done)}${of}${unit === "bytes" ? "" : ` ${unit}`}`;
}
