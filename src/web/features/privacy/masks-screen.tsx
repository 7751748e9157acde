import { Text } from "@mantine/core";
import { Label } from "../../../core/catalogue/field.ts";
import { maskValue } from "../../../core/privacy/mask.ts";
import { MADE_UP_VALUES } from "../../../core/privacy/masking/made-up-values.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";

const COLUMNS: DataColumn<{ label: Label }>[] = [
	{
		id: "label",
		header: "Label",
		cell: ({ label }) => label,
		sortValue: ({ label }) => label,
	},
	{ id: "value", header: "A made-up value", cell: ({ label }) => MADE_UP_VALUES[label].value },
	{
		id: "masked",
		header: "As people see it",
		cell: ({ label }) => (
			<Text span size="sm" ff="monospace">
				{maskValue(MADE_UP_VALUES[label].value, [label], MADE_UP_VALUES[label].type)}
			</Text>
		),
	},
];

const ROWS = Label.options.map((label) => ({ label }));

/** How values are shown to people, by the labels of their field. */
export default function MasksScreen() {
	return (
		<Page
			title="Masks"
			lead="How values are shown to people, by the labels of their field. Where several apply, the stronger wins."
		>
			<Section title="By label">
				<DataTable caption="Masks by label" columns={COLUMNS} rows={ROWS} rowId={({ label }) => label} />
			</Section>
		</Page>
	);
}
