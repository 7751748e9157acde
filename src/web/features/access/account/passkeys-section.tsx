import { Badge, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { SegwardError } from "../../../../core/error/segward-error.ts";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { createPasskey, passkeysWork } from "../passkey.ts";

type Passkey = ResultOf<"showAccount">["passkeys"][number];

/** Passkeys and security keys: each signs in alone, or stands in for a code. */
export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
	const [adding, setAdding] = useState(false);
	const [renaming, setRenaming] = useState<Passkey>();
	const remove = useAct("removePasskey", { changes: ["showAccount"], success: "Removed." });
	return (
		<Section
			title="Passkeys and security keys"
			aside={
				passkeysWork && (
					<Button size="xs" onClick={() => setAdding(true)}>
						Add a passkey
					</Button>
				)
			}
		>
			<Stack gap="sm">
				{passkeys.length === 0 && (
					<Text size="sm" c="dimmed">
						The strongest way to sign in: a fingerprint, a face or the PIN of your device takes the place of password
						and code, and no forged page can ask for it.
					</Text>
				)}
				{passkeys.map((passkey) => (
					<Group key={passkey.id} justify="space-between" gap="sm">
						<div>
							<Group gap="xs">
								<Text fw={600} size="sm" dir="auto" style={{ overflowWrap: "anywhere" }}>
									{passkey.name}
								</Text>
								{passkey.synced && (
									<Badge variant="light" color="gray" tt="none">
										on several devices
									</Badge>
								)}
							</Group>
							<Text size="sm" c="dimmed">
								added <TimeText at={passkey.createdAt} size="sm" />
								{passkey.lastUsedAt ? (
									<>
										, used <TimeText at={passkey.lastUsedAt} size="sm" />
									</>
								) : (
									", not used yet"
								)}
							</Text>
						</div>
						<Group gap="xs">
							<Button
								variant="default"
								size="compact-sm"
								aria-label={`Rename ${passkey.name}`}
								onClick={() => setRenaming(passkey)}
							>
								Rename
							</Button>
							<Button
								variant="default"
								size="compact-sm"
								aria-label={`Remove ${passkey.name}`}
								loading={remove.isPending}
								onClick={() => remove.mutate({ id: passkey.id })}
							>
								Remove
							</Button>
						</Group>
					</Group>
				))}
			</Stack>
			<NameDialog
				title="Add a passkey"
				act="Go on"
				opened={adding}
				onClose={() => setAdding(false)}
				send={createPasskey}
			/>
			<RenameDialog passkey={renaming} onClose={() => setRenaming(undefined)} />
		</Section>
	);
}

function RenameDialog({ passkey, onClose }: { passkey: Passkey | undefined; onClose: () => void }) {
	const rename = useAct("renamePasskey", { changes: ["showAccount"], quiet: true });
	return (
		<NameDialog
			key={passkey?.id}
			title="Rename the passkey"
			act="Rename"
			initial={passkey?.name}
			opened={passkey !== undefined}
			onClose={onClose}
			send={(name) => rename.mutateAsync({ id: passkey?.id ?? "", name })}
		/>
	);
}

interface NameDialogProps {
	title: string;
	act: string;
	initial?: string;
	opened: boolean;
	onClose: () => void;
	send: (name: string) => Promise<unknown>;
}

function NameDialog({ title, act, initial = "", opened, onClose, send }: NameDialogProps) {
	const [name, setName] = useState(initial);
	const queries = useQueryClient();
	const sending = useMutation({
		mutationFn: () => send(name),
		onSuccess: () => {
			void queries.invalidateQueries({ queryKey: ["showAccount"] });
			setName("");
			onClose();
		},
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!sending.isPending) sending.mutate();
	};
	return (
		<Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
			<form onSubmit={submit}>
				<Stack gap="md">
					{sending.error instanceof SegwardError && <FailureNotice error={sending.error} />}
					{sending.isError && !(sending.error instanceof SegwardError) && (
						<Text size="sm" role="alert">
							Your device made no passkey. Perhaps it holds one for this account already.
						</Text>
					)}
					<TextInput
						label="Name"
						description="So that you know it again, such as the device it is on."
						placeholder="Laptop"
						value={name}
						onChange={({ currentTarget }) => setName(currentTarget.value)}
						required
						withAsterisk={false}
						maxLength={60}
						dir="auto"
						data-autofocus
					/>
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							Cancel
						</Button>
						<Button type="submit" loading={sending.isPending}>
							{act}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
