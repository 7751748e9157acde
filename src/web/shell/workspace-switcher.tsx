import { Button, Menu } from "@mantine/core";
import { IconBuilding, IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useApi } from "../client/use-api.ts";
import { useSwitchWorkspace } from "../client/use-switch-workspace.ts";

/** The workspace that one is in, and the way to one's others; nothing where there is only one. */
export function WorkspaceSwitcher() {
	const workspaces = useApi("listOwnWorkspaces", {}, { staleTime: 300_000 }).data?.items ?? [];
	const change = useSwitchWorkspace();
	const current = workspaces.find((one) => one.current);
	if (workspaces.length < 2 || current === undefined) return null;
	return (
		<Menu position="bottom-end" width={260}>
			<Menu.Target>
				<Button
					variant="default"
					size="xs"
					loading={change.isPending}
					leftSection={<IconBuilding size={14} aria-hidden />}
					rightSection={<IconChevronDown size={14} aria-hidden />}
					aria-label={`Workspace: ${current.name}`}
					maw={200}
				>
					<bdi>{current.name}</bdi>
				</Button>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>Workspaces</Menu.Label>
				{workspaces.map(({ id, name, current: here }) => (
					<Menu.Item
						key={id}
						leftSection={here ? <IconCheck size={16} aria-label="here" /> : <span style={{ width: 16 }} />}
						onClick={() => here || change.mutate({ id })}
					>
						<bdi>{name}</bdi>
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
