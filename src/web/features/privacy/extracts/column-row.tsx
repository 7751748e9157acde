import { Badge, Group, Select, Table, Text } from "@mantine/core";
import { AskedOfColumn } from "./asked-of-column.tsx";
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
						<AskedOfColumn draft={draft} onChange={onChange} />
					</Table.Td>
				</>
			)}
		</Table.Tr>
	);
}
