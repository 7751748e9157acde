import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { FailureNotice } from "../failure-notice.tsx";

/** The address one signs in with. The next one counts when the link that goes there was opened. */
export function EmailSection({ email }: { email: string }) {
	const [open, setOpen] = useState(false);
	const [asked, setAsked] = useState<string>();
	return (
		<Section
			title="E-mail address"
			aside={
				!open && (
					<Button variant="default" size="xs" onClick={() => setOpen(true)}>
						Change the address
					</Button>
				)
			}
		>
			<Stack gap="sm">
				<Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
					{email}
				</Text>
				{asked !== undefined && (
					<Text size="sm" role="status" style={{ overflowWrap: "anywhere" }}>
						A link was made for {asked}. Open it to confirm the address; until then the present one counts. Without a
						mail server, the operator of this installation passes the link on.
					</Text>
				)}
				{open && (
					<EmailForm
						onDone={(next) => {
							setOpen(false);
							if (next !== undefined) setAsked(next);
						}}
					/>
				)}
			</Stack>
		</Section>
	);
}

function EmailForm({ onDone }: { onDone: (asked?: string) => void }) {
	const [email, setEmail] = useState("");
	const change = useAct("changeOwnEmail", { changes: [], quiet: true, onDone: () => onDone(email) });
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!change.isPending) change.mutate({ email });
	};
	return (
		<form onSubmit={submit} aria-label="Change the e-mail address">
			<Stack gap="md" maw={480}>
				<FailureNotice error={change.error} />
				<TextInput
					label="New e-mail address"
					description="A link goes there, and a notice to the present address."
					type="email"
					autoComplete="email"
					value={email}
					onChange={({ currentTarget }) => setEmail(currentTarget.value)}
					required
					withAsterisk={false}
					maxLength={254}
					data-autofocus
				/>
				<Group>
					<Button type="submit" loading={change.isPending}>
						Send the link
					</Button>
					<Button variant="default" onClick={() => onDone()}>
						Cancel
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
