import { ActionIcon, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { FieldType } from "../../../core/catalogue/field.ts";
import { ValueFormat } from "../../../core/catalogue/value-format.ts";
import { columnProtection } from "./column-filter.ts";
import { ColumnProtectionBadge } from "./column-protection-badge.tsx";
import { ROLE_WORDS } from "./import-words.ts";
import { type ColumnRole, type DraftColumn, type FieldColumn, isFieldColumn, rolesOf } from "./mapping-draft.ts";
import { useMappingEditing } from "./mapping-editing.ts";

interface CellProps {
	row: DraftColumn;
}

export function RoleCell({ row: { about, mapped, unnamed } }: CellProps) {
	const { kind, changeRole } = useMappingEditing();
	const refused = about.labels.includes("secret") && mapped.role === "ignore";
	if (refused || unnamed) {
		return (
			<Text size="sm" c="dimmed">
				{refused ? "Refused: secrets are not stored" : "Ignored"}
			</Text>
		);
	}
	return (
		<NativeSelect
			size="xs"
			aria-label={`What ${about.column} becomes`}
			value={mapped.role}
			data={rolesOf(kind).map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
			onChange={({ currentTarget }) => changeRole(about.column, currentTarget.value as ColumnRole)}
		/>
	);
}

export function FieldCell({ row: { about, mapped } }: CellProps) {
	const { changeColumn, issues } = useMappingEditing();
	if (!isFieldColumn(mapped)) return <Nothing />;
	return (
		<FieldNameInput
			key={mapped.field}
			label={`Field name of ${about.column}`}
			invalid={issues.byColumn.has(about.column)}
			name={mapped.field}
			onName={(field) => changeColumn(about.column, { ...mapped, field })}
		/>
	);
}

interface FieldNameInputProps {
	label: string;
	invalid: boolean;
	name: string;
	onName(name: string): void;
}

/** Hands the name on when it is left: with hundreds of columns not at every key. */
function FieldNameInput({ label, invalid, name, onName }: FieldNameInputProps) {
	const [text, setText] = useState(name);
	return (
		<TextInput
			size="xs"
			dir="auto"
			aria-label={label}
			aria-invalid={invalid || undefined}
			value={text}
			maxLength={64}
			spellCheck={false}
			onChange={({ currentTarget }) => setText(currentTarget.value)}
			onBlur={() => text !== name && onName(text)}
			onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
		/>
	);
}

const AS_WRITTEN = "any format";
const FORMATS = ValueFormat.options;

export function TypeCell({ row: { about, mapped } }: CellProps) {
	const { changeColumn } = useMappingEditing();
	if (!isFieldColumn(mapped)) return <Nothing />;
	const setFormat = (text: string) => {
		const format = FORMATS.find((one) => one === text);
		const { format: _, ...rest } = mapped;
		changeColumn(about.column, (format ? { ...rest, format } : rest) as FieldColumn);
	};
	return (
		<Stack gap={4}>
			{mapped.role !== "identifier" && (
				<NativeSelect
					size="xs"
					aria-label={`Type of ${about.column}`}
					value={mapped.type}
					data={FieldType.options}
					onChange={({ currentTarget }) =>
						changeColumn(about.column, { ...mapped, type: FieldType.parse(currentTarget.value) })
					}
				/>
			)}
			<NativeSelect
				size="xs"
				aria-label={`Format of ${about.column}`}
				value={mapped.format ?? ""}
				data={[{ value: "", label: AS_WRITTEN }, ...FORMATS]}
				onChange={({ currentTarget }) => setFormat(currentTarget.value)}
			/>
		</Stack>
	);
}

export function ChecksCell({ row: { about, mapped } }: CellProps) {
	const { changeColumn, openChecks } = useMappingEditing();
	if (!isFieldColumn(mapped) && mapped.role !== "external-id") return <Nothing />;
	return (
		<Group gap={6} wrap="nowrap" justify="space-between">
			{isFieldColumn(mapped) ? (
				<Checkbox
					size="xs"
					label="required"
					aria-label={`${about.column} is required`}
					checked={mapped.required ?? false}
					onChange={({ currentTarget }) => {
						const { required: _, ...rest } = mapped;
						changeColumn(about.column, (currentTarget.checked ? { ...rest, required: true } : rest) as FieldColumn);
					}}
				/>
			) : (
				<Text size="xs" c="dimmed">
					required
				</Text>
			)}
			<Tooltip label="Labels, limits and description">
				<ActionIcon
					variant="subtle"
					color="gray"
					aria-label={`Labels, limits and description of ${about.column}`}
					onClick={() => openChecks(about.column)}
				>
					<IconAdjustmentsHorizontal size={16} aria-hidden />
				</ActionIcon>
			</Tooltip>
		</Group>
	);
}

export function ProtectionCell({ row }: CellProps) {
	const protection = columnProtection(row);
	return protection ? <ColumnProtectionBadge protection={protection} /> : <Nothing />;
}

function Nothing() {
	return (
		<Text size="xs" c="dimmed" aria-hidden>
			–
		</Text>
	);
}
