import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { maskText } from "../../../core/privacy/masking/mask-text.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { strengthLevel } from "./mask-words.ts";

export type RuleView = ResultOf<"listMasks">["items"][number];

interface RulesTableProps {
	rules: readonly RuleView[];
	mayChange: boolean;
	onChange: (rule: RuleView) => void;
	onHistory: (name: string) => void;
	onRemove: (name: string) => void;
}

/** The workspace's own masking rules in force. */
export function RulesTable({ rules, mayChange, onChange, onHistory, onRemove }: RulesTableProps) {
	const columns = useMemo<DataColumn<RuleView>[]>(
		() => [
			{
				id: "name",
				header: "Rule",
				cell: ({ name, weakens, because }) => (
					<Stack gap={2}>
						<Group gap="xs">
							<Text span size="sm" fw={600}>
								{name}
							</Text>
							{weakens && (
								<Badge size="sm" variant="light" color="yellow" tt="none">
									weakens
								</Badge>
							)}
						</Group>
						{because && (
							<Text span size="xs" c="dimmed" dir="auto">
								{because}
							</Text>
						)}
					</Stack>
				),
			},
			{ id: "about", header: "For", cell: ({ rule }) => rule.label ?? <bdi>field {rule.field}</bdi> },
			{ id: "mask", header: "Mask", cell: ({ rule }) => maskText(rule.mask) },
			{ id: "strength", header: "Strength", cell: ({ strength }) => `${strengthLevel(strength)}, ${strength}` },
			{ id: "where", header: "Whom, what for, where", cell: ({ rule }) => whereWords(rule) },
			{
				id: "changed",
				header: "Changed",
				cell: ({ changedAt, changedBy }) => (
					<Text span size="sm">
						<TimeText at={changedAt} size="sm" /> by <bdi>{changedBy}</bdi>
					</Text>
				),
			},
			{
				id: "acts",
				header: "Acts",
				headerUnseen: true,
				align: "end",
				cell: (one) => (
					<Group gap="xs" justify="flex-end" wrap="nowrap">
						<Button
							size="xs"
							variant="subtle"
							onClick={() => onHistory(one.name)}
							aria-label={`Versions of ${one.name}`}
						>
							Versions
						</Button>
						{mayChange && (
							<>
								<Button size="xs" variant="default" onClick={() => onChange(one)} aria-label={`Change ${one.name}`}>
									Change
								</Button>
								<Button
									size="xs"
									variant="default"
									onClick={() => onRemove(one.name)}
									aria-label={`Remove ${one.name}`}
								>
									Remove
								</Button>
							</>
						)}
					</Group>
				),
			},
		],
		[mayChange, onChange, onHistory, onRemove],
	);
	return (
		<DataTable
			caption="Masking rules of this workspace"
			columns={columns}
			rows={rules}
			rowId={({ name }) => name}
			minWidth={980}
			empty={
				<Text size="sm" c="dimmed">
					None yet: the built-in masks hold everywhere. A rule can hide more, or show more for a stated reason.
				</Text>
			}
		/>
	);
}

function whereWords({ roles, purposes, contexts }: RuleView["rule"]): string {
	const words = [roles, purposes, contexts].flatMap((one) => (one === undefined ? [] : [one.join(", ")]));
	return words.length === 0 ? "everybody, everywhere" : words.join(" · ");
}
