import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

const WHOSE = { you: "you", people: "all people together", publications: "shown to everyone" } as const;

interface Limits {
	person: string;
	people: string;
	publications: string;
}

export function addSizeBudgetCommands(program: Command, run: Runner): void {
	const privacy = program.command("privacy").description("what sizes may tell about single customers, in sum");
	addCommand(
		privacy,
		run,
		{
			use: "budget",
			summary: "Show what is left of the privacy budgets for sizes, and when it comes back",
			examples: ["privacy budget"],
		},
		async (task) => {
			const shown = await (await task.client()).showSizeBudget({}, task.sending);
			const accounts = Object.entries(shown.accounts).map(([account, one]) => ({
				...one,
				whose: WHOSE[account as keyof typeof WHOSE],
			}));
			task.print(shown, () =>
				table(accounts, [
					{ title: "BUDGET", of: (one) => one.whose },
					{ title: "SPENT", right: true, of: (one) => rho(one.spent) },
					{ title: "LEFT", right: true, of: (one) => rho(one.left) },
					{ title: "OF", right: true, of: (one) => rho(one.limit) },
					{ title: "QUESTIONS LEFT", right: true, of: (one) => String(Math.floor(one.left / shown.prices.dearest)) },
					{ title: "USABLE AGAIN", of: (one) => instant(one.fitsFrom) },
				]),
			);
			return 0;
		},
	);
	addCommand(
		privacy,
		run,
		{ use: "charges", summary: "List who spent what in the last 30 days", examples: ["privacy charges"] },
		async (task) => {
			const charges = await (await task.client()).listSizeCharges({}, task.sending);
			task.print(charges, () =>
				table(charges.items, [
					{ title: "DAY", of: (one) => one.day },
					{ title: "WHO", of: (one) => one.name ?? one.account },
					{ title: "FOR", of: (one) => one.action },
					{ title: "QUESTIONS", right: true, of: (one) => String(one.questions) },
					{ title: "SPENT", right: true, of: (one) => rho(one.price) },
				]),
			);
			return 0;
		},
	);
	addCommand<Limits>(
		privacy,
		run,
		{
			use: "set-budget",
			summary: "Set the budgets, in ρ for 30 days (a privacy officer with a fresh second factor, or the operator)",
			examples: ["privacy set-budget --person 1 --people 4 --publications 4"],
		},
		async (task, _given, { person, people, publications }) => {
			const wanted = { person: millionths(person), people: millionths(people), publications: millionths(publications) };
			const set = await (await task.client()).setSizeBudget(wanted, task.sending);
			task.print(set, () => "The budgets are set.");
			return 0;
		},
		(command) =>
			command
				.requiredOption("--person <rho>", "what one person may spend")
				.requiredOption("--people <rho>", "what all people may spend together")
				.requiredOption("--publications <rho>", "what may be spent on sizes that everyone sees"),
	);
}

/** `0.0089` */
function rho(price: number): string {
	return (price / 1_000_000).toFixed(4);
}

function millionths(text: string): number {
	return Math.round(Number(text) * 1_000_000);
}
