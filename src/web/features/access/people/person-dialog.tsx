import { Alert, Button, Divider, Group, Modal, Stack, Tabs, TagsInput, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { RoleChoice } from "../role-choice.tsx";
import { EmergencyRoles } from "./emergency-roles.tsx";
import { ExpectElsewhere } from "./expect-elsewhere.tsx";
import { LinkShown } from "./link-shown.tsx";
import { PersonActs } from "./person-acts.tsx";
import { PersonStanding } from "./person-standing.tsx";

export type RegisteredPerson = ResultOf<"listPeople">["items"][number];

interface PersonDialogProps {
	person: RegisteredPerson | undefined;
	/** Nobody else is there to decide about the own roles. */
	alone: boolean;
	onClose: () => void;
}

/** What somebody may do here, and what can be done about the account. */
export function PersonDialog({ person, alone, onClose }: PersonDialogProps) {
	const [link, setLink] = useState<string>();
	const close = () => {
		setLink(undefined);
		onClose();
	};
	return (
		<Modal
			opened={person !== undefined}
			onClose={close}
			title={person && <bdi>{person.name}</bdi>}
			size="lg"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{person && link && <LinkShown link={link} to={person.email} onClose={close} />}
			{person && !link && (
				<Stack gap="lg">
					<Text size="sm" c="dimmed">
						{person.email}
					</Text>
					<PersonTabs person={person} alone={alone} onLink={setLink} onDone={close} />
				</Stack>
			)}
		</Modal>
	);
}

interface PersonTabsProps {
	person: RegisteredPerson;
	alone: boolean;
	/** A link to pass on was made. */
	onLink: (link: string) => void;
	onDone: () => void;
}

function PersonTabs({ person, alone, onLink, onDone }: PersonTabsProps) {
	const mayAllow = useMay("break-glass:allow") && !person.you;
	const mayExpect = useMay("identity-provider:expect") && person.state === "active";
	return (
		<Tabs defaultValue="roles" keepMounted={false}>
			<Tabs.List mb="md">
				<Tabs.Tab value="roles">Roles</Tabs.Tab>
				{mayAllow && <Tabs.Tab value="emergency">Emergency roles</Tabs.Tab>}
				<Tabs.Tab value="account">Account</Tabs.Tab>
			</Tabs.List>
			<Tabs.Panel value="roles">
				{person.you && !alone ? (
					<Alert color="gray" variant="light" title="This is you">
						Nobody decides about the own roles: ask another administrator.
					</Alert>
				) : (
					<RolesForm person={person} onDone={onDone} />
				)}
			</Tabs.Panel>
			{mayAllow && (
				<Tabs.Panel value="emergency">
					<EmergencyRoles person={person} onDone={onDone} />
				</Tabs.Panel>
			)}
			<Tabs.Panel value="account">
				<Stack gap="lg">
					<PersonStanding id={person.id} />
					{mayExpect && <ExpectElsewhere email={person.email} />}
					{!person.you && (
						<>
							<Divider />
							<PersonActs person={person} onLink={onLink} onDone={onDone} />
						</>
					)}
				</Stack>
			</Tabs.Panel>
		</Tabs>
	);
}

function RolesForm({ person, onDone }: { person: RegisteredPerson; onDone: () => void }) {
	const [roles, setRoles] = useState(person.roles);
	const [teams, setTeams] = useState(person.teams);
	const change = useAct("setPersonRoles", {
		changes: ["listPeople", "showSession"],
		quiet: true,
		success: "Roles changed. Sessions of before have ended.",
		onDone,
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!change.isPending) change.mutate({ id: person.id, roles, teams });
	};
	return (
		<form onSubmit={submit} aria-label="Roles and teams">
			<Stack gap="md">
				<FailureNotice error={change.error} />
				<RoleChoice
					label="Roles"
					description="Without any, the person is nothing in this workspace, and tokens for it are revoked."
					value={roles}
					onChange={setRoles}
				/>
				<TagsInput label="Teams" description="Press Enter after each." value={teams} onChange={setTeams} maxTags={20} />
				<Group justify="flex-end">
					<Button type="submit" loading={change.isPending}>
						Change roles
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
