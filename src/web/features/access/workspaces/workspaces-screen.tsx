import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { rolesText } from "../../../../core/access/roles-text.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { useSwitchWorkspace } from "../../../client/use-switch-workspace.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { AllWorkspaces } from "./all-workspaces.tsx";
import { NewWorkspaceDialog } from "./new-workspace-dialog.tsx";

type OwnWorkspace = ResultOf<"listOwnWorkspaces">["items"][number];

/** The workspace whose operators make and archive the others. */
const HOME = "main";

/** In which workspaces one is something, and for operators all there are. */
export default function WorkspacesScreen() {
	const own = useApi("listOwnWorkspaces", {});
	const atHome = own.data?.items.some(({ id, current }) => current && id === HOME) ?? false;
	const mayRun = useMay("workspace:create") && atHome;
	const change = useSwitchWorkspace();
	const [opened, dialog] = useDisclosure(false);
	const columns = useMemo<DataColumn<OwnWorkspace>[]>(
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
			{ id: "roles", header: "Your roles", cell: ({ roles }) => rolesText(roles) },
			{
				id: "go",
				header: "Go there",
				headerUnseen: true,
				align: "end",
				cell: ({ id, name, current }) =>
					current ? (
						<Text span size="sm" c="dimmed">
							you are here
						</Text>
					) : (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`Go there: ${name}`}
							loading={change.isPending}
							onClick={() => change.mutate({ id })}
						>
							Go there
						</Button>
					),
			},
		],
		[change.isPending, change.mutate],
	);
	return (
		<Page
			title="Workspaces"
			lead="Each has data, segments, people and keys of its own; nothing of one is visible in another."
			actions={
				mayRun && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
						New workspace
					</Button>
				)
			}
		>
			<Section title="Yours">
				<Answer query={own}>
					{({ items }) => <DataTable caption="Your workspaces" columns={columns} rows={items} rowId={({ id }) => id} />}
				</Answer>
			</Section>
			{mayRun && <AllWorkspaces />}
			{mayRun && <NewWorkspaceDialog opened={opened} onClose={dialog.close} />}
		</Page>
	);
}
