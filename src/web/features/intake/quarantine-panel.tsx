import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconRepeat, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { Answer } from "../../design/states.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import { OpenGroup, SettledGroup } from "./quarantine-group-acts.tsx";
import { openRowsOf } from "./quarantine-reasons.ts";
import { QuarantineReasons } from "./quarantine-reasons-list.tsx";
import type { QuarantineSelection } from "./quarantine-selection.ts";
import { QuarantinedRows } from "./quarantined-rows.tsx";
import { ReplayDialog } from "./replay-dialog.tsx";

type Act = { kind: "browse" | "replay" | "discard"; selection: QuarantineSelection };

/** What an import set aside: by reason, to be looked at, imported again, or given up. */
export function QuarantinePanel({ record }: { record: ImportView }) {
	const may = useMay("quarantine:list");
	const groups = useApi("listQuarantine", { id: record.id }, { enabled: may });
	const mayReplay = useMay("quarantine:replay");
	const mayDiscard = useMay("quarantine:discard");
	const mayBrowse = useMay("quarantine:rows");
	const [act, setAct] = useState<Act>();
	const close = () => setAct(undefined);
	if (!may) return <Text c="dimmed">Why rows were set aside is shown to roles that work on the quarantine.</Text>;
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
								mappingPlace={
									record.dryRun
										? "What is to be corrected in the mapping is changed where this dry run was started."
										: "To correct the mapping for these rows, choose to replay them, then “Edit the mapping first”."
								}
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
