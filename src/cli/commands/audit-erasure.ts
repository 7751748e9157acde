import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { count } from "../print/amounts.ts";

interface ErasureOptions {
	actor?: string;
	customer?: string;
	customerField?: string;
	because: string;
}

export function addAuditErasureCommand(audit: Command, run: Runner): void {
	addCommand<ErasureOptions>(
		audit,
		run,
		{
			use: "erase",
			summary: "Erase for good what the log says of one person or one customer; the tree still verifies",
			examples: ['audit erase --customer 17850 --because "erasure request 2026-114"'],
		},
		async (task, _, { actor, customer, customerField, because }) => {
			const given = {
				because,
				...(actor === undefined ? {} : { actorId: actor }),
				...(customer === undefined ? {} : { customer: { field: customerField ?? "externalId", value: customer } }),
			};
			const erased = await (await task.client()).eraseAuditEntries(given, task.sending);
			task.print(erased, () => `${count(erased.entries)} entries have lost their text; that is recorded.`);
			return 0;
		},
		(command) =>
			command
				.option("--actor <id>", "what this person or token did, by id or name")
				.option("--customer <value>", "what shows this customer")
				.option("--customer-field <field>", "identifier field that the value is of; externalId unless stated")
				.requiredOption("--because <reason>", "stands in the log for good, so it must name nobody"),
	);
}
