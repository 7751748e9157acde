import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text } from "@mantine/core";
import { IconDots, IconEye, IconRepeat, IconTrash } from "@tabler/icons-react";
import { Link } from "react-router";
import type { QuarantineGroup } from "./quarantine-reasons.ts";
import type { QuarantineSelection } from "./quarantine-selection.ts";

type Choose = ((selection: QuarantineSelection) => void) | undefined;

interface OpenGroupProps {
	group: QuarantineGroup;
	/** Each is absent where the person may not. */
	onBrowse: Choose;
	onReplay: Choose;
	onDiscard: Choose;
}

/** What can be done about rows that wait. */
export function OpenGroup({ group, onBrowse, onReplay, onDiscard }: OpenGroupProps) {
	const { reason, column, rows } = group;
	const selection = { reason, column, rows };
	const about = column === "" ? reason : `${reason} in ${column}`;
	return (
		<Group gap={4} wrap="nowrap">
			{onBrowse && (
				<Button
					size="compact-sm"
					variant="subtle"
					leftSection={<IconEye size={14} aria-hidden />}
					aria-label={`Look at rows: ${about}`}
					onClick={() => onBrowse(selection)}
				>
					Look at rows
				</Button>
			)}
			{(onReplay || onDiscard) && (
				<Menu position="bottom-end" withinPortal>
					<Menu.Target>
						<ActionIcon variant="subtle" color="gray" aria-label={`Replay or discard: ${about}`}>
							<IconDots size={16} aria-hidden />
						</ActionIcon>
					</Menu.Target>
					<Menu.Dropdown>
						{onReplay && (
							<Menu.Item leftSection={<IconRepeat size={16} aria-hidden />} onClick={() => onReplay(selection)}>
								Replay…
							</Menu.Item>
						)}
						{onDiscard && (
							<Menu.Item
								color="red"
								leftSection={<IconTrash size={16} aria-hidden />}
								onClick={() => onDiscard(selection)}
							>
								Discard…
							</Menu.Item>
						)}
					</Menu.Dropdown>
				</Menu>
			)}
		</Group>
	);
}

/** What became of rows that do not wait any more. */
export function SettledGroup({ group: { state, note } }: { group: QuarantineGroup }) {
	return (
		<Group gap="xs" justify="flex-end">
			<Badge variant="light" color="gray" tt="none">
				{state}
			</Badge>
			{state === "replayed" && note !== undefined ? (
				<Anchor component={Link} to={`/imports/${note}`} size="sm">
					see the replay
				</Anchor>
			) : (
				<Text size="xs" c="dimmed" dir="auto" style={{ overflowWrap: "anywhere" }}>
					{note}
				</Text>
			)}
		</Group>
	);
}
