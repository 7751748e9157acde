import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";

/** Makes a workspace; whoever makes it is its administrator. */
export function NewWorkspaceDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
	const [name, setName] = useState("");
	const create = useAct("createWorkspace", {
		changes: ["listOwnWorkspaces", "listAllWorkspaces"],
		success: (made) => `Made: ${made.name}.`,
		quiet: true,
		onDone: () => {
			setName("");
			onClose();
		},
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!create.isPending) create.mutate({ name });
	};
	return (
		<Modal opened={opened} onClose={onClose} title="New workspace" closeButtonProps={{ "aria-label": "Close" }}>
			<form onSubmit={submit}>
				<Stack gap="md">
					<FailureNotice error={create.error} />
					<TextInput
						label="Name"
						placeholder="Second brand"
						value={name}
						onChange={({ currentTarget }) => setName(currentTarget.value)}
						required
						withAsterisk={false}
						maxLength={80}
						data-autofocus
						dir="auto"
					/>
					<Text size="sm" c="dimmed">
						It gets encryption keys and a database of its own. You are its administrator, and invite those who work
						there.
					</Text>
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							Cancel
						</Button>
						<Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
							Make workspace
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
