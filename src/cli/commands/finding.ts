import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { table } from "../print/table.ts";

export function addFindingCommands(program: Command, run: Runner): void {
	const group = program.command("finding").description("what checks found that is not as it should be");
	addCommand(
		group,
		run,
		{ use: "list", summary: "List findings; exit code 1 where there is any", examples: ["finding list"] },
		async (task) => {
			const { items } = await (await task.client()).listFindings({}, task.sending);
			task.print(items, () =>
				items.length === 0
					? "Everything is as it should be."
					: table(items, [
							{ title: "SEVERITY", of: ({ severity }) => severity },
							{ title: "SINCE", of: ({ since }) => since.slice(0, 10) },
							{ title: "FINDING", of: ({ title }) => title },
							{ title: "WHAT TO DO", of: ({ detail }) => detail },
						]),
			);
			return items.length === 0 ? 0 : 1;
		},
	);
}
