import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { isUsable, NewPasswordField, usePasswordAdvice } from "../new-password-field.tsx";
import { PasswordField } from "../password-field.tsx";

interface PasswordSectionProps {
	person: { name: string; email: string };
}

/** A new password for the present one. It never expires by itself. */
export function PasswordSection({ person }: PasswordSectionProps) {
	const [open, setOpen] = useState(false);
	return (
		<Section
			title="Password"
			aside={
				!open && (
					<Button variant="default" size="xs" onClick={() => setOpen(true)}>
						Change the password
					</Button>
				)
			}
		>
			{open ? (
				<PasswordForm person={person} onDone={() => setOpen(false)} />
			) : (
				<Text size="sm" c="dimmed">
					It stays valid until you change it. There is no need to, unless somebody else may know it.
				</Text>
			)}
		</Section>
	);
}

function PasswordForm({ person, onDone }: PasswordSectionProps & { onDone: () => void }) {
	const [currentPassword, setCurrent] = useState("");
	const [newPassword, setNew] = useState("");
	const [endOtherSessions, setEndOthers] = useState(true);
	const [tried, setTried] = useState(false);
	const usable = isUsable(usePasswordAdvice(newPassword, person));
	const change = useAct("changePassword", {
		changes: ["listOwnSessions"],
		success: "Your password is changed.",
		quiet: true,
		onDone,
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		if (usable && !change.isPending) change.mutate({ currentPassword, newPassword, endOtherSessions });
	};
	return (
		<form onSubmit={submit} aria-label="Change the password">
			<Stack gap="md" maw={480}>
				<FailureNotice error={change.error} />
				<input type="hidden" name="username" autoComplete="username" value={person.email} />
				<PasswordField
					label="Present password"
					value={currentPassword}
					onChange={setCurrent}
					autoComplete="current-password"
					autoFocus
				/>
				<NewPasswordField label="New password" person={person} value={newPassword} onChange={setNew} tried={tried} />
				<Checkbox
					label="Sign out everywhere else"
					checked={endOtherSessions}
					onChange={({ currentTarget }) => setEndOthers(currentTarget.checked)}
				/>
				<Group>
					<Button type="submit" loading={change.isPending}>
						Change
					</Button>
					<Button variant="default" onClick={onDone}>
						Cancel
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
