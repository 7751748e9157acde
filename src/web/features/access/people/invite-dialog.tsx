import { Button, Group, Modal, Stack, TagsInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { RoleName } from "../../../../core/access/role.ts";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { RoleChoice } from "../role-choice.tsx";
import { LinkShown } from "./link-shown.tsx";

/** Invites somebody; without a mail server it shows the link. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
	const [link, setLink] = useState<{ link: string; to: string }>();
	const close = () => {
		setLink(undefined);
		onClose();
	};
	return (
		<Modal
			opened={opened}
			onClose={close}
			title={link ? "The invitation is ready" : "Invite somebody"}
			size="lg"
			closeOnClickOutside={link === undefined}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{link ? <LinkShown {...link} onClose={close} /> : <InviteForm onLink={setLink} onClose={close} />}
		</Modal>
	);
}

interface InviteFormProps {
	onLink: (made: { link: string; to: string }) => void;
	onClose: () => void;
}

function InviteForm({ onLink, onClose }: InviteFormProps) {
	const [email, setEmail] = useState("");
	const [name, setName] = useState("");
	const [roles, setRoles] = useState<RoleName[]>(["viewer"]);
	const [teams, setTeams] = useState<string[]>([]);
	const invite = useAct("invitePerson", {
		changes: ["listInvitations"],
		quiet: true,
		success: ({ invitation }) => `${invitation.name} is invited.`,
		onDone: ({ link, invitation }) => (link ? onLink({ link, to: invitation.email }) : onClose()),
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!invite.isPending) invite.mutate({ email, name, roles, teams });
	};
	return (
		<form onSubmit={submit} aria-label="Invite somebody">
			<Stack gap="md">
				<FailureNotice error={invite.error} />
				<TextInput
					label="E-mail address"
					description="A link goes there. It works once, for 72 hours."
					type="email"
					value={email}
					onChange={({ currentTarget }) => setEmail(currentTarget.value)}
					required
					withAsterisk={false}
					autoComplete="off"
					data-autofocus
				/>
				<TextInput
					label="Name"
					value={name}
					onChange={({ currentTarget }) => setName(currentTarget.value)}
					required
					withAsterisk={false}
					maxLength={100}
					autoComplete="off"
					dir="auto"
				/>
				<RoleChoice label="Roles" value={roles} onChange={setRoles} />
				<TagsInput
					label="Teams"
					description="Segments of a team are changed by its members. Press Enter after each."
					value={teams}
					onChange={setTeams}
					maxTags={20}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						Cancel
					</Button>
					<Button type="submit" loading={invite.isPending} disabled={roles.length === 0}>
						Invite
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
