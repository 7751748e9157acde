import type { Command } from "commander";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, yamlText } from "../documents.ts";
import { instant } from "../print/amounts.ts";
import { table } from "../print/table.ts";

export function addTraitCommands(program: Command, run: Runner): void {
	const trait = program.command("trait").description("values computed from events");
	addCommand(
		trait,
		run,
		{ use: "apply <file>", summary: "Create or change a trait", examples: ["trait apply lifetime-value.yaml"] },
		async (task, [file = ""]) => {
			const { body } = await loadDocument(file, task.terminal.stdin);
			const { name } = (body.metadata ?? {}) as { name?: string };
			const view = await (await task.client()).applyTrait({ name: name ?? "", document: body }, task.sending);
			task.print(view, () => `Trait ${view.name} is kept.`);
			return 0;
		},
	);
	addCommand(trait, run, { use: "list", summary: "List traits", examples: ["trait list"] }, async (task) => {
		const { items } = await (await task.client()).listTraits({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "NAME", of: (one) => one.name },
				{ title: "CHANGED", of: (one) => instant(one.updatedAt) },
			]),
		);
		return 0;
	});
	addCommand(
		trait,
		run,
		{ use: "show <name>", summary: "Show a trait as YAML", examples: ["trait show lifetime-value"] },
		async (task, [name = ""]) => {
			const view = await (await task.client()).getTrait({ name }, task.sending);
			task.print(view, () => yamlText(view.document).trimEnd());
			return 0;
		},
	);
	addCommand(
		trait,
		run,
		{ use: "remove <name>", summary: "Remove a trait that nothing uses", examples: ["trait remove lifetime-value"] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removeTrait({ name }, task.sending);
			task.print(removed, () => `Removed trait ${name}.`);
			return 0;
		},
	);
}
