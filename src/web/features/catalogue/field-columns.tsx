import { Badge, Group, Progress, Stack, Text } from "@mantine/core";
import { IconCheck, IconQuestionMark } from "@tabler/icons-react";
import type { Field } from "../../../core/catalogue/field.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { formatNumber, formatShare } from "../../design/format.ts";
import { ProtectionBadge, protectionOf } from "../../design/protection-badge.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { KIND_WORDS } from "./field-filter.ts";

/** Columns of the catalogue. */
export const FIELD_COLUMNS: DataColumn<Field>[] = [
	{
		id: "name",
		header: "Field",
		width: 260,
		cell: ({ name, description }) => (
			<Stack gap={0} maw={300}>
				<Text span size="sm" fw={600} truncate dir="auto" title={name}>
					{name}
				</Text>
				{description && (
					<Text span size="xs" c="dimmed" truncate dir="auto" title={description}>
						{description}
					</Text>
				)}
			</Stack>
		),
		sortValue: ({ name }) => name,
	},
	{
		id: "kind",
		header: "Kind",
		cell: ({ kind, type }) => (
			<Stack gap={0}>
				<Text span size="sm" style={{ whiteSpace: "nowrap" }}>
					{KIND_WORDS[kind].one}
				</Text>
				<Text span size="xs" c="dimmed">
					{type}
				</Text>
			</Stack>
		),
		sortValue: ({ kind, type }) => `${kind} ${type}`,
	},
	{ id: "labels", header: "Labels", cell: ({ labels }) => <LabelChips labels={labels} /> },
	{
		id: "protection",
		header: "Protection",
		cell: (field) => <ProtectionBadge protection={protectionOf(field)} />,
		sortValue: protectionOf,
	},
	{
		id: "completeness",
		header: "Complete",
		width: 130,
		cell: ({ completeness }) => <Completeness ratio={completeness} />,
		sortValue: ({ completeness }) => completeness,
		descendingFirst: true,
	},
	{
		id: "distinct",
		header: "Distinct",
		align: "end",
		cell: ({ distinctCount }) => (distinctCount === undefined ? "–" : formatNumber(distinctCount)),
		sortValue: ({ distinctCount }) => distinctCount,
		descendingFirst: true,
	},
	{
		id: "seen",
		header: "Last seen",
		cell: ({ lastSeenAt }) =>
			lastSeenAt ? <TimeText at={lastSeenAt} size="sm" style={{ whiteSpace: "nowrap" }} /> : "–",
		sortValue: ({ lastSeenAt }) => (lastSeenAt ? Date.parse(lastSeenAt) : undefined),
		descendingFirst: true,
	},
	{
		id: "confirmed",
		header: "Labels are",
		cell: ({ confirmed }) => <ConfirmedBadge confirmed={confirmed} />,
		sortValue: ({ confirmed }) => (confirmed ? 1 : 0),
	},
];

/** The same in fewer columns, for a narrow window. */
export const NARROW_FIELD_COLUMNS: DataColumn<Field>[] = FIELD_COLUMNS.flatMap((column): DataColumn<Field>[] => {
	switch (column.id) {
		case "labels":
		case "distinct":
		case "seen":
		case "confirmed":
			return [];
		case "protection":
			return [
				{
					...column,
					header: "Protection and labels",
					cell: (field) => (
						<Stack gap={4} align="flex-start">
							{column.cell(field)}
							{field.labels.length > 0 && <LabelChips labels={field.labels} />}
							{!field.confirmed && <ConfirmedBadge confirmed={false} />}
						</Stack>
					),
				},
			];
		case "completeness":
			return [
				{
					...column,
					cell: (field) => (
						<Stack gap={0}>
							{column.cell(field)}
							{field.distinctCount !== undefined && (
								<Text span size="xs" c="dimmed">
									{formatNumber(field.distinctCount)} distinct
								</Text>
							)}
						</Stack>
					),
				},
			];
		default:
			return [column];
	}
});

export function LabelChips({ labels }: { labels: Field["labels"] }) {
	if (labels.length === 0) {
		return (
			<Text span size="xs" c="dimmed">
				none
			</Text>
		);
	}
	return (
		<Group gap={4}>
			{labels.map((label) => (
				<Badge key={label} size="sm" variant="outline" color="gray" tt="none" miw="max-content">
					{label}
				</Badge>
			))}
		</Group>
	);
}

/** Share of customers or events that have a value. */
export function Completeness({ ratio }: { ratio: number | undefined }) {
	if (ratio === undefined) {
		return (
			<Text span size="sm" c="dimmed">
				not known
			</Text>
		);
	}
	return (
		<Group gap={8} wrap="nowrap">
			<Progress value={ratio * 100} size="sm" w={56} aria-hidden />
			<Text span size="sm" style={{ whiteSpace: "nowrap" }}>
				{formatShare(ratio)}
			</Text>
		</Group>
	);
}

export function ConfirmedBadge({ confirmed }: { confirmed: boolean }) {
	return confirmed ? (
		<Badge variant="transparent" color="gray" px={0} tt="none" leftSection={<IconCheck size={14} aria-hidden />}>
			confirmed
		</Badge>
	) : (
		<Badge variant="light" color="yellow" tt="none" leftSection={<IconQuestionMark size={12} aria-hidden />}>
			to confirm
		</Badge>
	);
}
