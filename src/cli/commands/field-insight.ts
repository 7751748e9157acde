import { Argument, type Command } from "commander";
import type { ResultOf } from "../../contract/routes.ts";
import { FieldKind } from "../../core/catalogue/field.ts";
import { addCommand, type Runner } from "../add-command.ts";
import { size } from "../print/amounts.ts";
import { facts, table } from "../print/table.ts";

type Distribution = ResultOf<"fieldDistribution">;
type Counted = Pick<Distribution["values"][number], "size">;

export function addFieldInsightCommands(field: Command, run: Runner): void {
	addCommand(
		field,
		run,
		{
			use: "distribution",
			summary: "Show the protected distribution of a field's values",
			examples: ["field distribution attribute country"],
		},
		async (task, [kind = "", name = ""]) => {
			const client = await task.client();
			const found = await client.fieldDistribution({ kind: kind as FieldKind, name }, task.sending);
			task.print(found, () => distributionText(found));
			return 0;
		},
		oneField,
	);
	addCommand(
		field,
		run,
		{
			use: "uses",
			summary: "List the segments and traits that use a field",
			examples: ["field uses attribute country"],
		},
		async (task, [kind = "", name = ""]) => {
			const uses = await (await task.client()).fieldUses({ kind: kind as FieldKind, name }, task.sending);
			task.print(
				uses,
				() =>
					facts([
						["segments", uses.segments.join(", ")],
						["traits", uses.traits.join(", ")],
						["derived", uses.derived.join(", ")],
					]) || "Nothing uses it.",
			);
			return 0;
		},
		oneField,
	);
	addCommand(
		field,
		run,
		{ use: "events", summary: "List the events in the data, most frequent first", examples: ["field events"] },
		async (task) => {
			const { items } = await (await task.client()).listEventNames({}, task.sending);
			task.print(items, () =>
				table(items, [
					{ title: "EVENT", of: (one) => one.name },
					{ title: "EVENTS", right: true, of: (one) => size(one.events) },
					{ title: "CUSTOMERS", right: true, of: (one) => size(one.customers) },
					{ title: "PROPERTIES", of: (one) => one.properties.join(", ") },
				]),
			);
			return 0;
		},
	);
}

function oneField(command: Command): Command {
	return command
		.addArgument(new Argument("<kind>", "kind of field").choices(FieldKind.options))
		.argument("<name>", "name of the field");
}

function distributionText({ unit, total, missing, shape, values, other, buckets }: Distribution): string {
	const head = facts([
		[unit, size(total)],
		["missing", size(missing)],
	]);
	const count = { title: unit.toUpperCase(), right: true, of: (one: Counted) => size(one.size) };
	if (shape === "hidden") return `${head}\n\nIts labels allow no distribution.`;
	const body =
		shape === "values"
			? table(
					[...values, { value: "(other)", size: other }],
					[{ title: "VALUE", of: (one: Distribution["values"][number]) => one.value }, count],
				)
			: table(buckets, [
					{ title: "FROM", right: true, of: (one: Distribution["buckets"][number]) => one.from },
					{ title: "BELOW", right: true, of: (one: Distribution["buckets"][number]) => one.to },
					count,
				]);
	return `${head}\n\n${body}`;
}
