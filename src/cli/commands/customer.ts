import type { Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { count, instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { type SeeAsOptions, seeAsOf, seeAsOptions, seenAsText } from "./see-as.ts";

export function addCustomerCommands(program: Command, run: Runner): void {
	const customer = program.command("customer").description("single customers, masked");
	addCommand<SeeAsOptions & { field?: string; purpose: string; events?: string }>(
		customer,
		run,
		{
			use: "show <value>",
			summary: "Look a customer up by an identifier, and see what is known, masked",
			examples: [
				"customer show C-104233 --purpose customer-service",
				"customer show jane@example.com --field email --purpose customer-service",
				"customer show C-104233 --purpose customer-service --as-role marketer",
			],
		},
		async (task, [value = ""], { field, purpose, events, ...other }) => {
			const newest = events === undefined ? undefined : Number(events);
			const asked = { field, value, purpose, events: newest, seeAs: seeAsOf(other) };
			const view = await (await task.client()).viewCustomer(asked, task.sending);
			task.print(view, () => view.items.map(viewText).join("\n\n"));
			return 0;
		},
		(command) =>
			seeAsOptions(
				command
					.requiredOption("--purpose <purpose>", "what it is looked at for; kept in the log")
					.option("--field <field>", "identifier field; the external id if not given")
					.option("--events <count>", "how many of the newest events"),
			),
	);
	addCommand<{ purpose: string; because: string }>(
		customer,
		run,
		{
			use: "unmask <customer> <fields...>",
			summary: "See single fields unmasked, for a stated reason",
			examples: ['customer unmask 1-0a1b email --purpose customer-service --because "Asks which address we have"'],
		},
		async (task, [handle = "", ...fields], { purpose, because }) => {
			const unmasked = await (await task.client()).unmaskCustomer(
				{ customer: handle, fields, purpose, because },
				task.sending,
			);
			task.print(unmasked, () => unmasked.values.map(({ name, value }) => `${name}: ${valueText(value)}`).join("\n"));
			return 0;
		},
		(command) =>
			command
				.requiredOption("--purpose <purpose>", "what it is looked at for; kept in the log")
				.requiredOption("--because <reason>", "why; kept in the log"),
	);
}

type View = ResultOf<"viewCustomer">["items"][number];

function viewText({ customer, pseudonym, fields, events, segments, seenAs }: View): string {
	const facts = table(fields, [
		{ title: "FIELD", of: ({ name }) => name },
		{ title: "VALUE", of: ({ value }) => valueText(value) },
		{ title: "", of: ({ masked }) => (masked ? "masked" : "") },
	]);
	const done = table(events, [
		{ title: "WHEN", of: ({ at }) => instant(at) },
		{ title: "EVENT", of: ({ name }) => name },
		{
			title: "PROPERTIES",
			of: ({ properties }) =>
				Object.entries(properties)
					.map(([name, value]) => `${name}=${valueText(value)}`)
					.join(" "),
		},
	]);
	const within = segments.map(({ name }) => name).join(", ") || "none that you may see";
	const shown = `${pseudonym}\n\n${facts}\n\n${count(events.length)} newest events\n${done}\n\nSegments: ${within}`;
	if (seenAs === undefined) return `${shown}\nTo un-mask: ${customer}`;
	if (!seenAs.known) return `${pseudonym}\n\nTo ${seenAs.role} there is no such customer: hidden as a minor.`;
	return `${shown}\n\n${seenAsText(seenAs)}`;
}

function valueText(value: View["fields"][number]["value"]): string {
	if (value === null) return "–";
	return typeof value === "string" ? value : value.join(", ");
}
