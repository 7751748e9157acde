import { Badge, Button, FileButton, Group, NumberInput, Select, Table, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import type { DraftColumn, Proposed } from "./draft.ts";

const ROLES = [
	{ value: "out", label: "Leave out" },
	{ value: "quasi", label: "Known to others" },
	{ value: "sensitive", label: "Sensitive" },
	{ value: "plain", label: "As it is" },
];

interface ColumnRowProps {
	column: Proposed;
	draft: DraftColumn | undefined;
	onChange: (change: Partial<DraftColumn>) => void;
}

/** One field: what it is in the extract, and what is asked of it. A barred one says why. */
export function ColumnRow({ column, draft, onChange }: ColumnRowProps) {
	const { field, labels, barred } = column;
	return (
		<Table.Tr>
			<Table.Td>
				<Text size="sm" fw={600} dir="auto" c={barred === undefined ? undefined : "dimmed"}>
					{field}
				</Text>
				<Group gap={4}>
					{labels.map((label) => (
						<Badge key={label} size="xs" variant="light" color="gray" tt="none">
							{label}
						</Badge>
					))}
				</Group>
			</Table.Td>
			{draft === undefined ? (
				<Table.Td colSpan={2}>
					<Text size="sm" c="dimmed">
						Never: {barred}.
					</Text>
				</Table.Td>
			) : (
				<>
					<Table.Td>
						<Select
							aria-label={`What ${field} is`}
							data={ROLES}
							value={draft.role}
							allowDeselect={false}
							maw={190}
							onChange={(value) => onChange({ role: (value ?? "out") as DraftColumn["role"] })}
						/>
					</Table.Td>
					<Table.Td>
						<Asked draft={draft} onChange={onChange} />
					</Table.Td>
				</>
			)}
		</Table.Tr>
	);
}

function Asked({ draft, onChange }: { draft: DraftColumn; onChange: ColumnRowProps["onChange"] }) {
	const { field, role, hierarchy, l, t } = draft;
	if (role === "quasi") {
		return (
			<Group gap="xs">
				<Text size="sm" c={hierarchy ? undefined : "dimmed"} dir="auto">
					{hierarchy?.name ?? "automatic hierarchy"}
				</Text>
				{hierarchy ? (
					<Button size="compact-sm" variant="subtle" onClick={() => onChange({ hierarchy: undefined })}>
						Use the automatic one
					</Button>
				) : (
					<FileButton
						accept=".csv,text/csv"
						onChange={(file) => void file?.text().then((csv) => onChange({ hierarchy: { name: file.name, csv } }))}
					>
						{(props) => (
							<Button
								{...props}
								size="compact-sm"
								variant="subtle"
								leftSection={<IconUpload size={14} aria-hidden />}
								aria-label={`Upload a hierarchy for ${field}`}
							>
								Upload
							</Button>
						)}
					</FileButton>
				)}
			</Group>
		);
	}
	if (role === "sensitive") {
		return (
			<Group gap="sm" wrap="nowrap">
				<NumberInput
					label="Different values (l)"
					aria-label={`Different values of ${field} in each class`}
					value={l}
					min={1}
					max={1000}
					allowDecimal={false}
					w={150}
					onChange={(value) => onChange({ l: Number(value) || 1 })}
				/>
				<NumberInput
					label="Distance (t)"
					aria-label={`Distance of ${field} from the whole`}
					value={t}
					min={0.01}
					max={1}
					step={0.05}
					decimalScale={2}
					w={130}
					onChange={(value) => onChange({ t: Number(value) || 1 })}
				/>
			</Group>
		);
	}
	return role === "plain" ? (
		<Text size="sm" c="dimmed" maw="34ch">
			Leaves unchanged. Only what nobody could know a person by.
		</Text>
	) : null;
}
