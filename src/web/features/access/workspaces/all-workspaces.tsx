import { Badge, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";

type Workspace = ResultOf<"listAllWorkspaces">["items"][number];

const CHANGES = ["listOwnWorkspaces", "listAllWorkspaces"] as const;
const HOME = "main";

/** Every workspace of the installation, for its operators. */
export function AllWorkspaces() {
	const all = useApi("listAllWorkspaces", {});
	const [archiving, setArchiving] = useState<Workspace>();
	const { mutate: restore } = useAct("restoreWorkspace", { changes: CHANGES, success: "Open again." });
	const columns = useMemo<DataColumn<Workspace>[]>(
		() => [
			{
				id: "name",
				header: "Name",
				cell: ({ name }) => (
					<Text span size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
						{name}
					</Text>
				),
			},
			{ id: "made", header: "Made", cell: ({ createdAt }) => <TimeText at={createdAt} size="sm" /> },
			{
				id: "state",
				header: "State",
				cell: ({ archivedAt }) => (
					<Badge variant="light" color={archivedAt ? "gray" : "ward"} tt="none">
						{archivedAt ? "archived" : "open"}
					</Badge>
				),
			},
			{
				id: "change",
				header: "Archive or open",
				headerUnseen: true,
				align: "end",
				cell: (workspace) =>
					workspace.id !== HOME && (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`${workspace.archivedAt ? "Open again" : "Archive"}: ${workspace.name}`}
							onClick={() => (workspace.archivedAt ? restore({ id: workspace.id }) : setArchiving(workspace))}
						>
							{workspace.archivedAt ? "Open again" : "Archive"}
						</Button>
					),
			},
		],
		[restore],
	);
	return (
		<Section title="All of this installation">
			<Answer query={all}>
				{({ items }) => <DataTable caption="All workspaces" columns={columns} rows={items} rowId={({ id }) => id} />}
			</Answer>
			<ArchiveDialog workspace={archiving} onClose={() => setArchiving(undefined)} />
		</Section>
	);
}

function ArchiveDialog({ workspace, onClose }: { workspace: Workspace | undefined; onClose: () => void }) {
	const archive = useAct("archiveWorkspace", { changes: CHANGES, success: "Archived.", onDone: onClose });
	return (
		<Modal
			opened={workspace !== undefined}
			onClose={onClose}
			title="Archive this workspace?"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Stack gap="lg">
				<Text style={{ overflowWrap: "anywhere" }}>
					Nobody acts in <bdi>{workspace?.name}</bdi> from this moment on, and its tokens are refused. Its data stays,
					encrypted, and it can be opened again.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it open
					</Button>
					<Button
						color="red"
						loading={archive.isPending}
						onClick={() => workspace && archive.mutate({ id: workspace.id })}
					>
						Archive
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
