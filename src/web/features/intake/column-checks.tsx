import {
	Checkbox,
	Drawer,
	List,
	MultiSelect,
	NumberInput,
	Stack,
	TagsInput,
	Text,
	Textarea,
	TextInput,
} from "@mantine/core";
import { Label } from "../../../core/catalogue/field.ts";
import type { ColumnMapping } from "../../../core/intake/mapping.ts";
import { bound, withChecks } from "./field-checks.ts";
import { type DraftColumn, type FieldColumn, isFieldColumn } from "./mapping-draft.ts";

interface ColumnChecksProps {
	column: DraftColumn | undefined;
	problems: readonly string[];
	onChange(column: string, mapped: ColumnMapping): void;
	onClose(): void;
}

/** Everything that can be said about one column beyond its role, name and type. */
export function ColumnChecks({ column, problems, onChange, onClose }: ColumnChecksProps) {
	return (
		<Drawer
			opened={column !== undefined}
			onClose={onClose}
			position="right"
			title={<Text fw={650}>{column?.about.column}</Text>}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{column && (
				<Stack mt="xs">
					{problems.map((problem) => (
						<Text key={problem} size="sm" c="var(--segward-danger)">
							{problem}
						</Text>
					))}
					{column.mapped.role === "external-id" && (
						<Checkbox
							label="Ids are whole numbers"
							description="17850.0, as spreadsheets write it, counts as 17850."
							checked={column.mapped.integer ?? false}
							onChange={({ currentTarget }) =>
								onChange(column.about.column, {
									column: column.about.column,
									role: "external-id",
									...(currentTarget.checked && { integer: true }),
								})
							}
						/>
					)}
					{isFieldColumn(column.mapped) && (
						<FieldChecks mapped={column.mapped} onChange={(mapped) => onChange(column.about.column, mapped)} />
					)}
					{column.about.reasons.length > 0 && (
						<div>
							<Text size="sm" fw={600}>
								Why these labels were proposed
							</Text>
							<List size="sm" c="dimmed">
								{column.about.reasons.map((reason) => (
									<List.Item key={reason}>{reason}</List.Item>
								))}
							</List>
						</div>
					)}
				</Stack>
			)}
		</Drawer>
	);
}

function FieldChecks({ mapped, onChange }: { mapped: FieldColumn; onChange(mapped: FieldColumn): void }) {
	const change = (changes: Partial<FieldColumn>) => onChange(withChecks(mapped, changes));
	return (
		<>
			<MultiSelect
				label="Labels"
				description="What the values reveal about a person; they decide who may use and see them."
				data={Label.options}
				value={[...(mapped.labels ?? [])]}
				onChange={(labels) => change({ labels: Label.array().parse(labels) })}
				searchable
				hidePickedOptions
			/>
			<Textarea
				label="Description"
				description="For the catalogue."
				autosize
				maxLength={500}
				value={mapped.description ?? ""}
				onChange={({ currentTarget }) => change({ description: currentTarget.value })}
			/>
			<Text size="sm" fw={600}>
				Rows that break these limits are set aside
			</Text>
			<TextInput
				label="Least"
				description="Inclusive; a number or a day such as 2020-01-31."
				value={mapped.min ?? ""}
				onChange={({ currentTarget }) => change({ min: bound(currentTarget.value) })}
			/>
			<TextInput
				label="Most"
				description="Inclusive."
				value={mapped.max ?? ""}
				onChange={({ currentTarget }) => change({ max: bound(currentTarget.value) })}
			/>
			<TagsInput
				label="Allowed values"
				description="Press Enter after each; none means all."
				value={[...(mapped.allowed ?? [])]}
				onChange={(allowed) => change({ allowed })}
			/>
			<NumberInput
				label="Most characters"
				min={1}
				max={65_535}
				allowDecimal={false}
				value={mapped.maxLength ?? ""}
				onChange={(most) => change({ maxLength: typeof most === "number" ? most : undefined })}
			/>
		</>
	);
}
