import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconPencil, IconRepeat } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useNavigate } from "react-router";
import { Mapping } from "../../../core/intake/mapping.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { ErrorState, LoadingState } from "../../design/states.tsx";
import { draftOf, type MappingDraft, mappingOf } from "./mapping-draft.ts";
import { MappingEditor, useDraftIssues } from "./mapping-editor.tsx";
import { describeSelection, type QuarantineSelection } from "./quarantine-selection.ts";

interface ReplayDialogProps {
	importId: string;
	selection: QuarantineSelection | undefined;
	onClose(): void;
}

/** Imports quarantined rows again, as they are or under a corrected mapping. */
export function ReplayDialog({ importId, selection, onClose }: ReplayDialogProps) {
	const navigate = useNavigate();
	const [draft, setDraft] = useState<MappingDraft>();
	const leave = () => {
		setDraft(undefined);
		onClose();
	};
	const replay = useAct("replayQuarantine", {
		changes: ["listQuarantine", "listQuarantinedRows", "listImports", "listFields", "overview"],
		success: ({ counts }) =>
			counts === undefined
				? "Imported again."
				: `${formatNumber(counts.rowsAccepted)} rows accepted, ${formatNumber(counts.rowsQuarantined)} set aside again.`,
		quiet: true,
		onDone: ({ id }) => {
			leave();
			void navigate(`/imports/${id}`);
		},
	});
	const mapping = useApi("getImportMapping", { id: importId }, { enabled: selection !== undefined });
	const run = (corrected?: Mapping) =>
		selection &&
		replay.mutate({
			id: importId,
			reason: selection.reason,
			column: selection.column,
			...(corrected && { mapping: { ...corrected } }),
		});
	const edit = () => {
		const parsed = Mapping.safeParse(mapping.data?.mapping);
		if (parsed.success) setDraft(draftOf(parsed.data));
	};
	return (
		<Modal
			opened={selection !== undefined}
			onClose={leave}
			size={draft ? "min(1240px, 96vw)" : "lg"}
			title={<Text fw={650}>{draft ? "Replay under a corrected mapping" : "Replay quarantined rows"}</Text>}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{selection && (
				<Stack>
					<Text size="sm">
						Rows that pass now leave the quarantine; rows that fail again are set aside under the new import. This is
						about {describeSelection(selection)}.
					</Text>
					{replay.isError && <ErrorState error={replay.error} />}
					{draft ? (
						<EditedReplay draft={draft} setDraft={setDraft} pending={replay.isPending} onRun={run} />
					) : mapping.isPending ? (
						<LoadingState lines={2} />
					) : (
						<Group justify="flex-end">
							<Button
								variant="default"
								leftSection={<IconPencil size={16} aria-hidden />}
								onClick={edit}
								disabled={mapping.data === undefined}
							>
								Edit the mapping first
							</Button>
							<Button
								leftSection={<IconRepeat size={16} aria-hidden />}
								loading={replay.isPending}
								onClick={() => run()}
								data-autofocus
							>
								Replay as it is
							</Button>
						</Group>
					)}
				</Stack>
			)}
		</Modal>
	);
}

interface EditedReplayProps {
	draft: MappingDraft;
	setDraft(draft: MappingDraft): void;
	pending: boolean;
	onRun(mapping: Mapping): void;
}

function EditedReplay({ draft, setDraft, pending, onRun }: EditedReplayProps) {
	const fields = useApi("listFields", {});
	const issues = useDraftIssues(draft, fields.data?.items);
	const change = useCallback(
		(edit: (before: MappingDraft) => MappingDraft) => setDraft(edit(draft)),
		[draft, setDraft],
	);
	return (
		<>
			<MappingEditor draft={draft} onChange={change} issues={issues} />
			<Group justify="flex-end">
				<Button
					leftSection={<IconRepeat size={16} aria-hidden />}
					disabled={issues.count > 0}
					loading={pending}
					onClick={() => onRun(mappingOf(draft))}
				>
					Replay under this mapping
				</Button>
			</Group>
		</>
	);
}
