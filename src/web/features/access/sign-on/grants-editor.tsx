import { ActionIcon, Button, Group, MultiSelect, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useSession } from "../../../client/session.ts";
import { useRoles } from "../use-roles.ts";
import type { Grant } from "./provider-draft.ts";

interface GrantsEditorProps {
	grants: readonly Grant[];
	onChange: (grants: Grant[]) => void;
}

/** Which group gives which roles and teams: what a member has here follows at every sign-in. */
export function GrantsEditor({ grants, onChange }: GrantsEditorProps) {
	const workspaceId = useSession().data?.workspaceId ?? "main";
	const roles = useRoles().map(({ name }) => name);
	const change = (at: number, part: Partial<Grant>) =>
		onChange(grants.map((grant, index) => (index === at ? { ...grant, ...part } : grant)));
	return (
		<Stack gap="sm" role="group" aria-label="Groups and what they give">
			<Text size="sm" fw={600}>
				Groups and what they give
			</Text>
			<Text size="sm" c="dimmed">
				For example: members of <bdi>crm-team</bdi> are marketers of team <bdi>crm</bdi>. Whoever leaves the group loses
				the roles at the next sign-in; roles given here by hand stay.
			</Text>
			{grants.map((grant, at) => (
				<Group key={`grant-${at.toString()}`} gap="xs" align="flex-end" wrap="wrap">
					<TextInput
						label="Group"
						placeholder="crm-team"
						value={grant.group}
						onChange={({ currentTarget }) => change(at, { group: currentTarget.value })}
						style={{ flex: "1 1 10rem" }}
						dir="auto"
					/>
					<MultiSelect
						label="Roles"
						data={roles}
						value={grant.roles}
						onChange={(roles) => change(at, { roles })}
						style={{ flex: "2 1 14rem" }}
					/>
					<TagsInput
						label="Teams"
						value={grant.teams}
						onChange={(teams) => change(at, { teams })}
						style={{ flex: "1 1 10rem" }}
					/>
					<TextInput
						label="Workspace"
						value={grant.workspaceId}
						onChange={({ currentTarget }) => change(at, { workspaceId: currentTarget.value })}
						style={{ flex: "0 1 8rem" }}
					/>
					<ActionIcon
						variant="default"
						size="input-sm"
						aria-label={`Remove the group ${grant.group || at + 1}`}
						onClick={() => onChange(grants.filter((_, index) => index !== at))}
					>
						<IconTrash size={16} aria-hidden />
					</ActionIcon>
				</Group>
			))}
			<Button
				variant="default"
				size="xs"
				leftSection={<IconPlus size={14} aria-hidden />}
				onClick={() => onChange([...grants, { group: "", workspaceId, roles: ["viewer"], teams: [] }])}
				style={{ alignSelf: "flex-start" }}
			>
				Add a group
			</Button>
		</Stack>
	);
}
