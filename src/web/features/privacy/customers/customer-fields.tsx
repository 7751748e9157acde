import { Badge, Button, Group, Text } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useMemo } from "react";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import type { CustomerView } from "./customer-card.tsx";
import type { UnmaskedValues } from "./use-unmasked.ts";
import { valueText } from "./value-text.ts";

type Field = CustomerView["fields"][number];

interface CustomerFieldsProps {
	fields: readonly Field[];
	unmasked: UnmaskedValues;
	onUnmask: (name: string) => void;
}

/** The fields of a customer; single ones can be un-masked for a minute by whoever may. */
export function CustomerFields({ fields, unmasked, onUnmask }: CustomerFieldsProps) {
	const columns = useMemo<DataColumn<Field>[]>(
		() => [
			{
				id: "name",
				header: "Field",
				width: 220,
				cell: ({ name }) => (
					<Text span size="sm" fw={600}>
						<bdi>{name}</bdi>
					</Text>
				),
			},
			{ id: "value", header: "Value", cell: (field) => <FieldValue field={field} open={unmasked.of(field.name)} /> },
			{
				id: "labels",
				header: "Labels",
				cell: ({ labels }) => (
					<Group gap={4}>
						{labels.map((label) => (
							<Badge key={label} size="sm" variant="default" tt="none">
								{label}
							</Badge>
						))}
					</Group>
				),
			},
			{
				id: "unmask",
				header: "Un-mask",
				headerUnseen: true,
				align: "end",
				width: 130,
				cell: ({ name, value, unmaskable }) => {
					if (unmasked.of(name)) {
						return (
							<Button
								size="xs"
								variant="default"
								leftSection={<IconEyeOff size={14} aria-hidden />}
								onClick={() => unmasked.hide(name)}
								aria-label={`Hide ${name} again`}
							>
								Hide
							</Button>
						);
					}
					return (
						unmaskable &&
						value !== null && (
							<Button
								size="xs"
								variant="default"
								leftSection={<IconEye size={14} aria-hidden />}
								onClick={() => onUnmask(name)}
								aria-label={`Un-mask ${name}`}
							>
								Un-mask
							</Button>
						)
					);
				},
			},
		],
		[unmasked, onUnmask],
	);
	return <DataTable caption="Fields of the customer" columns={columns} rows={fields} rowId={({ name }) => name} />;
}

function FieldValue({ field, open }: { field: Field; open: ReturnType<UnmaskedValues["of"]> }) {
	if (open) {
		return (
			<Group gap="xs">
				<Text span size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
					<bdi>{valueText(open.value)}</bdi>
				</Text>
				<Text span size="xs" c="var(--segward-attention)">
					hidden again in {open.secondsLeft} s
				</Text>
			</Group>
		);
	}
	return (
		<Text span size="sm" ff={field.masked ? "monospace" : undefined} style={{ overflowWrap: "anywhere" }}>
			<bdi>{valueText(field.value)}</bdi>
		</Text>
	);
}
