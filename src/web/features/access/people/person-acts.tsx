import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { RegisteredPerson } from "./person-dialog.tsx";

interface PersonActsProps {
	person: RegisteredPerson;
	/** A link to pass on was made. */
	onLink: (link: string) => void;
	onDone: () => void;
}

/** What can be done about somebody's account: signing out, a new second factor, deactivation. */
export function PersonActs({ person, onLink, onDone }: PersonActsProps) {
	const { id } = person;
	const [asked, setAsked] = useState(false);
	const signOut = useAct("endPersonSessions", {
		changes: [],
		quiet: true,
		success: "All sessions have ended.",
		onDone,
	});
	const reset = useAct("resetSecondFactor", {
		changes: [],
		quiet: true,
		onDone: ({ link }) => (link ? onLink(link) : onDone()),
		success: "A link to set up a new second factor was made.",
	});
	const activate = useAct("activatePerson", { changes: ["listPeople"], quiet: true, success: "Active again.", onDone });
	const deactivate = useAct("deactivatePerson", {
		changes: ["listPeople", "listAllTokens"],
		quiet: true,
		success: "Deactivated: sessions and tokens have ended.",
		onDone,
	});
	const failed = [signOut, reset, activate, deactivate].find(({ error }) => error !== null);
	if (person.state === "deactivated") {
		return (
			<Stack gap="sm">
				<FailureNotice error={failed?.error} />
				<Group justify="space-between">
					<Text size="sm">Deactivated: nothing opens with this account. The log keeps its name.</Text>
					<Button variant="default" loading={activate.isPending} onClick={() => activate.mutate({ id })}>
						Let in again
					</Button>
				</Group>
			</Stack>
		);
	}
	return (
		<Stack gap="sm">
			<FailureNotice error={failed?.error} />
			{asked ? (
				<Group justify="space-between">
					<Text size="sm">Sessions end at once, and tokens are revoked for good.</Text>
					<Group gap="sm">
						<Button variant="default" onClick={() => setAsked(false)}>
							Keep active
						</Button>
						<Button color="red" loading={deactivate.isPending} onClick={() => deactivate.mutate({ id })}>
							Deactivate
						</Button>
					</Group>
				</Group>
			) : (
				<Group gap="sm">
					<Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate({ id })}>
						Sign out everywhere
					</Button>
					<Button variant="default" loading={reset.isPending} onClick={() => reset.mutate({ id })}>
						Let set up a new second factor
					</Button>
					<Button variant="default" onClick={() => setAsked(true)}>
						Deactivate this person
					</Button>
				</Group>
			)}
		</Stack>
	);
}
