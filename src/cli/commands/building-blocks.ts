import { Argument, type Command } from "commander";
import { FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { loadDocument, yamlText } from "../documents.ts";
import { count, instant, size } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { uploadSource } from "../upload-source.ts";

/** Fields, traits and lists: what rules are made of. */
export function addBuildingBlockCommands(program: Command, run: Runner): void {
	addFieldCommands(program, run);
	addTraitCommands(program, run);
	addListCommands(program, run);
}

function addFieldCommands(program: Command, run: Runner): void {
	const field = program.command("field").description("the catalogue of fields");
	addCommand<{ kind?: FieldKind }>(
		field,
		run,
		{ use: "list", summary: "List fields with type, labels and facts", examples: ["field list --kind attribute"] },
		async (task, _, { kind }) => {
			const { items } = await (await task.client()).listFields({ kind }, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "KIND", of: (one) => one.kind },
					{ title: "NAME", of: (one) => one.name },
					{ title: "TYPE", of: (one) => one.type },
					{ title: "LABELS", of: (one) => one.labels.join(", ") },
					{ title: "CONFIRMED", of: (one) => (one.confirmed ? "yes" : "no") },
					{ title: "FILLED", right: true, of: (one) => percent(one.completeness) },
					{ title: "DISTINCT", right: true, of: (one) => one.distinctCount && count(one.distinctCount) },
					{ title: "DESCRIPTION", of: (one) => one.description },
				]),
			);
			return 0;
		},
		(command) => command.option("--kind <kind>", "identifier, attribute or property"),
	);
	addCommand<{ description?: string; confirm?: boolean }>(
		field,
		run,
		{
			use: "label",
			summary: "Set the labels of a field, describe it, or confirm what was proposed",
			examples: ["field label attribute plan internal --confirm", "field label attribute income financial"],
		},
		async (task, [kind = "", name = "", ...given], { description, confirm }) => {
			const labels = given.map((text) => {
				const label = Label.safeParse(text);
				if (label.success) return label.data;
				throw new SegwardError("usage-invalid", {
					detail: `There is no label ${text}.`,
					hint: `Labels are: ${Label.options.join(", ")}.`,
				});
			});
			const changed = await (await task.client()).updateField(
				{
					kind: kind as FieldKind,
					name,
					labels: labels.length === 0 ? undefined : labels,
					description,
					confirmed: confirm,
				},
				task.sending,
			);
			task.print(changed, () => `${changed.kind} ${changed.name}: ${changed.labels.join(", ") || "no labels"}`);
			return 0;
		},
		(command) =>
			command
				.addArgument(new Argument("<kind>", "kind of field").choices(FieldKind.options))
				.argument("<name>", "name of the field")
				.argument("[labels...]", "its labels from now on")
				.option("--description <text>", "what it means")
				.option("--confirm", "a person has looked at the labels"),
	);
}

function percent(share: number | undefined): string | undefined {
	return share === undefined ? undefined : `${Math.round(share * 100)} %`;
}

function addTraitCommands(program: Command, run: Runner): void {
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

function addListCommands(program: Command, run: Runner): void {
	const list = program.command("list").description("uploaded lists of customers");
	addCommand<{ field: string; description: string }>(
		list,
		run,
		{
			use: "upload <name> <file>",
			summary: "Upload identifiers, one a line; they are not kept, only whom they mean",
			examples: ["list upload fair-2026 ids.txt", "list upload fair-2026 emails.txt --field email"],
		},
		async (task, [name = "", path = ""], { field, description }) => {
			const { content } = uploadSource(path, task.terminal.stdin);
			const client = await task.client();
			const work = client.uploadList({ name, field, description, content: content() }, task.sending);
			const done = await task.progress.during(work, () => "uploading …");
			task.print(
				done,
				() =>
					`List ${name}: ${count(done.lines)} lines, known: ${size(done.matched)}, unknown: ${size(done.unmatched)}`,
			);
			return 0;
		},
		(command) =>
			command
				.option("--field <identifier>", "what the lines are", "externalId")
				.option("--description <text>", "what the list is", ""),
	);
	addCommand(list, run, { use: "list", summary: "List uploaded lists", examples: ["list list"] }, async (task) => {
		const { items } = await (await task.client()).listLists({}, task.sending);
		task.print(items, () =>
			table(items, [
				{ title: "NAME", of: (one) => one.name },
				{ title: "SIZE", right: true, of: (one) => size(one.size) },
				{ title: "MADE", of: (one) => instant(one.createdAt) },
				{ title: "DESCRIPTION", of: (one) => one.description },
			]),
		);
		return 0;
	});
	addCommand(
		list,
		run,
		{ use: "remove <name>", summary: "Remove a list that no segment uses", examples: ["list remove fair-2026"] },
		async (task, [name = ""]) => {
			const removed = await (await task.client()).removeList({ name }, task.sending);
			task.print(removed, () => `Removed list ${name}.`);
			return 0;
		},
	);
}
