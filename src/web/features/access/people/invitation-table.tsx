import { Badge, Button, Group, Modal, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { rolesText } from "../../../../core/access/roles-text.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Section } from "../../../design/section.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { LinkShown } from "./link-shown.tsx";

type Invitation = ResultOf<"listInvitations">["items"][number];

/** Invitations that wait; absent while there is none. */
export function Invitations() {
	const invitations = useApi("listInvitations", {});
	const mayAct = useMay("invitation:withdraw");
	const [shown, setShown] = useState<{ link: string; to: string }>();
	const { mutate: withdraw } = useAct("withdrawInvitation", { changes: ["listInvitations"], success: "Withdrawn." });
	const { mutate: resend } = useAct("resendInvitation", {
		changes: ["listInvitations"],
		success: "A fresh link was made; the one before is void.",
		onDone: ({ link, invitation }) => link && setShown({ link, to: invitation.email }),
	});
	const columns = useMemo<DataColumn<Invitation>[]>(
		() => [
			{
				id: "name",
				header: "Invited",
				cell: ({ name, email }) => (
					<>
						<Text size="sm" fw={600} dir="auto">
							{name}
						</Text>
						<Text size="xs" c="dimmed">
							{email}
						</Text>
					</>
				),
			},
			{ id: "roles", header: "Roles", cell: ({ roles }) => rolesText(roles) },
			{ id: "by", header: "By", cell: ({ madeBy }) => <bdi>{madeBy}</bdi> },
			{
				id: "expires",
				header: "Valid until",
				cell: ({ expired, expiresAt }) =>
					expired ? (
						<Badge variant="light" color="gray" tt="none">
							expired
						</Badge>
					) : (
						<TimeText at={expiresAt} size="sm" />
					),
			},
			{
				id: "acts",
				header: "Acts",
				headerUnseen: true,
				align: "end",
				cell: ({ id, name }) =>
					mayAct && (
						<Group gap="xs" justify="flex-end" wrap="nowrap">
							<Button
								variant="default"
								size="compact-sm"
								aria-label={`Send again the invitation of ${name}`}
								onClick={() => resend({ id })}
							>
								Send again
							</Button>
							<Button
								variant="default"
								size="compact-sm"
								aria-label={`Withdraw the invitation of ${name}`}
								onClick={() => withdraw({ id })}
							>
								Withdraw
							</Button>
						</Group>
					),
			},
		],
		[mayAct, resend, withdraw],
	);
	const rows = invitations.data?.items ?? [];
	return (
		<>
			{rows.length > 0 && (
				<Section title="Invitations">
					<DataTable caption="Open invitations" columns={columns} rows={rows} rowId={({ id }) => id} />
				</Section>
			)}
			<Modal
				opened={shown !== undefined}
				onClose={() => setShown(undefined)}
				title="The invitation is ready"
				size="lg"
				closeOnClickOutside={false}
				closeButtonProps={{ "aria-label": "Close" }}
			>
				{shown && <LinkShown {...shown} onClose={() => setShown(undefined)} />}
			</Modal>
		</>
	);
}
