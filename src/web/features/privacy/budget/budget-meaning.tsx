import { Stack, Text } from "@mantine/core";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Section } from "../../../design/section.tsx";
import { type Meaning, meanings, rhoText, type SizeBudgetView } from "./budget-words.ts";

const COLUMNS: readonly DataColumn<Meaning>[] = [
	{ id: "what", header: "Spent on", cell: ({ what }) => what },
	{ id: "rho", header: "ρ", align: "end", cell: ({ spent }) => rhoText(spent) },
	{ id: "epsilon", header: "ε at δ = 10⁻⁶", align: "end", cell: ({ epsilon }) => epsilon.toFixed(2) },
	{
		id: "right",
		header: "Right guesses of 100, at most",
		align: "end",
		cell: ({ rightOf100 }) => (
			<Text span fw={600} size="sm">
				{rightOf100}
			</Text>
		),
	},
];

/** What amounts of ρ let somebody guess, in plain words and in the figures of the field. */
export function BudgetMeaning({ view }: { view: SizeBudgetView }) {
	return (
		<Section title="What the numbers mean">
			<Stack gap="md">
				<Text maw="70ch">
					Imagine someone who knows all your customers but one, and wants to find out from sizes whether that one is
					there. A coin is right 50 times in 100. With everything that was spent, that someone is right no more often
					than this:
				</Text>
				<DataTable caption="What spending means" columns={COLUMNS} rows={meanings(view)} rowId={({ what }) => what} />
				<Text size="sm" c="dimmed" maw="70ch">
					Chance with a standard deviation of {view.sigma} is added to every new size, and sizes below {view.threshold}{" "}
					are not shown. ρ is the measure of zero-concentrated differential privacy: it adds up over answers. These are
					limits that are proven; attacks that were tried do worse, and few attackers know so much.
				</Text>
			</Stack>
		</Section>
	);
}
