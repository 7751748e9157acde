import { Anchor, Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconEye, IconRepeat, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { ImportRecord } from "../../../core/intake/import-record.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { Answer } from "../../design/states.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import { openRowsOf, type QuarantineGroup } from "./quarantine-reasons.ts";
import { QuarantineReasons } from "./quarantine-reasons-list.tsx";
import type { QuarantineSelection } from "./quarantine-selection.ts";
import { QuarantinedRows } from "./quarantined-rows.tsx";
import { ReplayDialog } from "./replay-dialog.tsx";

type Act = { kind: "browse" | "replay" | "discard"; selection: QuarantineSelection };

/** What an import set aside: by reason, to be looked at, imported again, or given up. */
export function QuarantinePanel({ record }: { record: ImportRecord }) {
	const groups = useApi("listQuarantine", { id: record.id }, { enabled: useMay("quarantine:list") });
	const mayReplay = useMay("quarantine:replay");
	const mayDiscard = useMay("quarantine:discard");
	const mayBrowse = useMay("quarantine:rows");
	const [act, setAct] = useState<Act>();
	const close = () => setAct(undefined);
	return (
		<Stack component="section" aria-label="Quarantine" gap="md">
			<Answer query={groups}>
				{({ items }) => {
					const open = openRowsOf(items);
					const all: QuarantineSelection = { rows: open };
					return (
						<>
							<Group justify="space-between">
								<Title order={2} size="h4">
									Quarantine
								</Title>
								{open > 0 && !record.dryRun && (
									<Group gap="xs">
										{mayDiscard && (
											<Button
												variant="subtle"
												color="red"
												leftSection={<IconTrash size={16} aria-hidden />}
												onClick={() => setAct({ kind: "discard", selection: all })}
											>
												Discard all
											</Button>
										)}
										{mayReplay && (
											<Button
												leftSection={<IconRepeat size={16} aria-hidden />}
												onClick={() => setAct({ kind: "replay", selection: all })}
											>
												Replay all {formatNumber(open)}
											</Button>
										)}
									</Group>
								)}
							</Group>
							<QuarantineReasons
								groups={items}
								groupActions={(group) =>
									group.state === "open" ? (
										<OpenGroup
											group={group}
											onBrowse={mayBrowse ? (selection) => setAct({ kind: "browse", selection }) : undefined}
											onReplay={mayReplay ? (selection) => setAct({ kind: "replay", selection }) : undefined}
											onDiscard={mayDiscard ? (selection) => setAct({ kind: "discard", selection }) : undefined}
										/>
									) : (
										<SettledGroup group={group} />
									)
								}
							/>
						</>
					);
				}}
			</Answer>
			<QuarantinedRows
				importId={record.id}
				selection={act?.kind === "browse" ? act.selection : undefined}
				onClose={close}
			/>
			<ReplayDialog
				importId={record.id}
				selection={act?.kind === "replay" ? act.selection : undefined}
				onClose={close}
			/>
			<DiscardDialog
				importId={record.id}
				selection={act?.kind === "discard" ? act.selection : undefined}
				onClose={close}
			/>
		</Stack>
	);
}

interface OpenGroupProps {
	group: QuarantineGroup;
	onBrowse: ((selection: QuarantineSelection) => void) | undefined;
	onReplay: ((selection: QuarantineSelection) => void) | undefined;
	onDiscard: ((selection: QuarantineSelection) => void) | undefined;
}

function OpenGroup({ group, onBrowse, onReplay, onDiscard }: OpenGroupProps) {
	const { reason, column, rows } = group;
	const selection = { reason, column, rows };
	const about = column === "" ? reason : `${reason} in ${column}`;
	const acts = [
		{ word: "Look at rows", icon: <IconEye size={14} aria-hidden />, run: onBrowse, color: undefined },
		{ word: "Replay", icon: <IconRepeat size={14} aria-hidden />, run: onReplay, color: undefined },
		{ word: "Discard", icon: <IconTrash size={14} aria-hidden />, run: onDiscard, color: "red" },
	];
	return (
		<Group gap={4} wrap="nowrap">
			{acts.map(
				({ word, icon, run, color }) =>
					run && (
						<Button
							key={word}
							size="compact-sm"
							variant="subtle"
							color={color}
							leftSection={icon}
							aria-label={`${word}: ${about}`}
							onClick={() => run(selection)}
						>
							{word}
						</Button>
					),
			)}
		</Group>
	);
}

function SettledGroup({ group: { state, note } }: { group: QuarantineGroup }) {
	return (
		<Group gap="xs" wrap="nowrap" miw={0}>
			<Badge variant="light" color="gray" tt="none" style={{ flexShrink: 0 }}>
				{state}
			</Badge>
			{state === "replayed" && note !== undefined ? (
				<Anchor component={Link} to={`/imports/${note}`} size="sm">
					see the replay
				</Anchor>
			) : (
				<Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: "anywhere" }}>
					{note}
				</Text>
			)}
		</Group>
	);
}
