import { Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import type { DraftColumn } from "./draft.ts";
import { HierarchyChoice } from "./hierarchy-choice.tsx";

interface AskedOfColumnProps {
	draft: DraftColumn;
	onChange: (change: Partial<DraftColumn>) => void;
}

const DIVERSITIES = [
	{ value: "none", label: "Not asked for" },
	{ value: "distinct", label: "Different values" },
	{ value: "entropy", label: "Evenly varied (entropy)" },
];
const DISTANCES = [
	{ value: "none", label: "Not asked for" },
	{ value: "equal", label: "All values alike" },
	{ value: "ordered", label: "By order" },
	{ value: "hierarchical", label: "By hierarchy" },
];

/** What is asked of a column in its role. */
export function AskedOfColumn({ draft, onChange }: AskedOfColumnProps) {
	switch (draft.role) {
		case "out":
			return null;
		case "quasi":
			return <HierarchyChoice draft={draft} otherwise="automatic hierarchy" onChange={onChange} />;
		case "sensitive":
			return <AskedOfSensitive draft={draft} onChange={onChange} />;
		case "plain":
			return (
				<Text size="sm" c="dimmed" maw="34ch">
					Leaves unchanged. Only what nobody could know a person by.
				</Text>
			);
	}
}

function AskedOfSensitive({ draft, onChange }: AskedOfColumnProps) {
	const { field, diversity, l, closeness, t } = draft;
	return (
		<Stack gap="xs">
			<Group gap="sm" wrap="nowrap" align="flex-end">
				<Select
					label="Diversity of each class"
					aria-label={`Diversity of ${field} in each class`}
					data={DIVERSITIES}
					value={diversity}
					allowDeselect={false}
					w={200}
					onChange={(value) => onChange({ diversity: (value ?? "none") as DraftColumn["diversity"] })}
				/>
				{diversity !== "none" && (
					<NumberInput
						label="At least (l)"
						aria-label={`Least diversity of ${field}`}
						value={l}
						min={1}
						max={1000}
						step={diversity === "entropy" ? 0.5 : 1}
						allowDecimal={diversity === "entropy"}
						w={100}
						onChange={(value) => onChange({ l: Math.max(1, Number(value) || 1) })}
					/>
				)}
			</Group>
			<Group gap="sm" wrap="nowrap" align="flex-end">
				<Select
					label="Closeness to the whole"
					aria-label={`How distances between values of ${field} are measured`}
					data={DISTANCES}
					value={closeness}
					allowDeselect={false}
					w={200}
					onChange={(value) => onChange({ closeness: (value ?? "none") as DraftColumn["closeness"] })}
				/>
				{closeness !== "none" && (
					<NumberInput
						label="At most (t)"
						aria-label={`Greatest distance of ${field} from the whole`}
						value={t}
						min={0.01}
						max={1}
						step={0.05}
						decimalScale={2}
						w={100}
						onChange={(value) => onChange({ t: Math.min(1, Math.max(0.01, Number(value) || 1)) })}
					/>
				)}
			</Group>
			{closeness === "hierarchical" && (
				<HierarchyChoice draft={draft} otherwise="a hierarchy is needed" onChange={onChange} />
			)}
		</Stack>
	);
}
