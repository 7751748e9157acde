import { Argument, type Command } from "commander";
import { FieldKind, Label } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { count } from "../print/amounts.ts";
import { table } from "../print/table.ts";
import { addFieldInsightCommands } from "./field-insight.ts";

export function addFieldCommands(program: Command, run: Runner): void {
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
	addFieldInsightCommands(field, run);
}

function percent(share: number | undefined): string | undefined {
	return share === undefined ? undefined : `${Math.round(share * 100)} %`;
}
