import { Alert, Button, Code, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { RoleName } from "../../../core/access/role.ts";
import { useSession } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { CopyButton } from "./copy-button.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { RoleChoice } from "./role-choice.tsx";

const LIFETIMES = [
	{ value: "12h", label: "12 hours" },
	{ value: "7d", label: "7 days" },
	{ value: "30d", label: "30 days" },
	{ value: "90d", label: "90 days" },
	{ value: "365d", label: "one year" },
];

interface NewTokenDialogProps {
	opened: boolean;
	onClose: () => void;
}

/** Makes a token, then shows its secret this once. */
export function NewTokenDialog({ opened, onClose }: NewTokenDialogProps) {
	const [secret, setSecret] = useState<string>();
	const close = () => {
		setSecret(undefined);
		onClose();
	};
	return (
		<Modal
			opened={opened}
			onClose={close}
			title={secret ? "Copy the secret now" : "New token"}
			size="lg"
			closeOnClickOutside={secret === undefined}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{secret ? <TokenSecret secret={secret} onClose={close} /> : <TokenForm onDone={setSecret} onCancel={close} />}
		</Modal>
	);
}

function TokenForm({ onDone, onCancel }: { onDone: (secret: string) => void; onCancel: () => void }) {
	const own = useSession().data?.roles ?? [];
	const [name, setName] = useState("");
	const [roles, setRoles] = useState<RoleName[]>([]);
	const [expires, setExpires] = useState("30d");
	const create = useAct("createToken", {
		changes: ["listTokens", "listAllTokens"],
		quiet: true,
		onDone: ({ secret }) => onDone(secret),
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!create.isPending) create.mutate({ name, roles, expires });
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="md">
				<FailureNotice error={create.error} />
				<TextInput
					label="Name"
					description="What uses it: the access log calls it so."
					placeholder="nightly refresh"
					value={name}
					onChange={({ currentTarget }) => setName(currentTarget.value)}
					required
					withAsterisk={false}
					maxLength={100}
					data-autofocus
					dir="auto"
				/>
				<RoleChoice
					label="Roles"
					description="It never may more than you may yourself."
					value={roles}
					onChange={setRoles}
					offered={own}
				/>
				<Select
					label="Valid for"
					data={LIFETIMES}
					value={expires}
					onChange={(value) => value && setExpires(value)}
					allowDeselect={false}
					w={200}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onCancel}>
						Cancel
					</Button>
					<Button type="submit" loading={create.isPending} disabled={roles.length === 0}>
						Create token
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

function TokenSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
	return (
		<Stack gap="md">
			<Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Shown this once">
				Whoever has this secret can do what its role may. Keep it in a secret store; Segward keeps only a digest and
				cannot show it again.
			</Alert>
			<Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }} aria-label="Secret of the token">
				{secret}
			</Code>
			<Group justify="space-between">
				<CopyButton value={secret} what="the secret" />
				<Button onClick={onClose}>I have copied it</Button>
			</Group>
			<Text size="sm" c="dimmed">
				Programs send it as <Code>Authorization: Bearer …</Code>; the command line reads it from{" "}
				<Code>SEGWARD_TOKEN</Code>.
			</Text>
		</Stack>
	);
}
