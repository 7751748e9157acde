import { Alert, Badge, Button, Code, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconUsersGroup } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { CopyButton } from "../copy-button.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { Provider } from "./provider-form.tsx";

type Token = ResultOf<"listProvisioningTokens">["items"][number];

/** Secrets with which directories provision accounts. */
export function ScimTokens({ providers }: { providers: readonly Provider[] }) {
	const tokens = useApi("listProvisioningTokens", {});
	const mayRevoke = useMay("provisioning-token:revoke");
	const revoke = useAct("revokeProvisioningToken", { changes: ["listProvisioningTokens"], success: "Revoked." });
	const { mutate } = revoke;
	const nowMs = tokens.dataUpdatedAt;
	const columns = useMemo<DataColumn<Token>[]>(() => {
		const stateOf = ({ revokedAt, expiresAt }: Token) =>
			revokedAt ? "revoked" : Date.parse(expiresAt) <= nowMs ? "expired" : "valid";
		return [
			{ id: "name", header: "Name", cell: ({ name }) => <bdi>{name}</bdi> },
			{
				id: "provider",
				header: "Provider",
				cell: ({ providerId }) => <bdi>{providers.find(({ id }) => id === providerId)?.settings.name}</bdi>,
			},
			{
				id: "state",
				header: "State",
				cell: (token) => (
					<Badge variant="light" tt="none" color={stateOf(token) === "valid" ? "ward" : "gray"}>
						{stateOf(token)}
					</Badge>
				),
			},
			{ id: "expires", header: "Expires", cell: ({ expiresAt }) => <TimeText at={expiresAt} size="sm" /> },
			{
				id: "used",
				header: "Last used",
				cell: ({ lastUsedAt }) => (lastUsedAt ? <TimeText at={lastUsedAt} size="sm" /> : "never"),
			},
			{
				id: "revoke",
				header: "Revoke",
				headerUnseen: true,
				align: "end",
				cell: (token) =>
					mayRevoke &&
					stateOf(token) === "valid" && (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`Revoke ${token.name}`}
							onClick={() => mutate({ id: token.id })}
						>
							Revoke
						</Button>
					),
			},
		];
	}, [providers, mayRevoke, nowMs, mutate]);
	return (
		<Answer query={tokens}>
			{({ items }) => (
				<DataTable
					caption="SCIM tokens"
					columns={columns}
					rows={items}
					rowId={({ id }) => id}
					empty={
						<EmptyState icon={<IconUsersGroup aria-hidden />} title="No SCIM tokens">
							With one, a directory makes, changes and deactivates accounts here by itself.
						</EmptyState>
					}
				/>
			)}
		</Answer>
	);
}

interface NewScimTokenProps {
	providers: readonly Provider[];
	opened: boolean;
	onClose: () => void;
}

/** Makes a token, then shows its secret this once. */
export function NewScimToken({ providers, opened, onClose }: NewScimTokenProps) {
	const [name, setName] = useState("");
	const [providerId, setProviderId] = useState<string | null>(null);
	const [days, setDays] = useState("180");
	const [secret, setSecret] = useState<string>();
	const create = useAct("createProvisioningToken", {
		changes: ["listProvisioningTokens"],
		quiet: true,
		onDone: (made) => setSecret(made.secret),
	});
	const close = () => {
		setSecret(undefined);
		onClose();
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (providerId !== null && !create.isPending) create.mutate({ providerId, name, days: Number(days) });
	};
	return (
		<Modal
			opened={opened}
			onClose={close}
			title={secret ? "Copy the secret now" : "New SCIM token"}
			closeOnClickOutside={secret === undefined}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{secret ? (
				<Stack gap="md">
					<Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Shown this once">
						Whoever has it can make and deactivate accounts of this provider. Segward keeps only a digest.
					</Alert>
					<Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
						{secret}
					</Code>
					<Group justify="space-between">
						<CopyButton value={secret} what="the secret" />
						<Button onClick={close}>I have copied it</Button>
					</Group>
				</Stack>
			) : (
				<form onSubmit={submit}>
					<Stack gap="md">
						<FailureNotice error={create.error} />
						<Select
							label="Provider"
							description="The token sees the accounts of its directory alone."
							data={providers.map(({ id, settings }) => ({ value: id, label: settings.name }))}
							value={providerId}
							onChange={setProviderId}
							required
							withAsterisk={false}
						/>
						<TextInput
							label="Name"
							description="The access log calls the directory so."
							value={name}
							onChange={({ currentTarget }) => setName(currentTarget.value)}
							required
							withAsterisk={false}
							maxLength={100}
							dir="auto"
						/>
						<Select
							label="Valid for"
							data={["30", "90", "180", "365"].map((value) => ({ value, label: `${value} days` }))}
							value={days}
							onChange={(value) => value && setDays(value)}
							allowDeselect={false}
						/>
						<Text size="sm" c="dimmed">
							Enter it at the provider as the secret or bearer token of SCIM.
						</Text>
						<Group justify="flex-end">
							<Button variant="default" onClick={close}>
								Cancel
							</Button>
							<Button type="submit" loading={create.isPending} disabled={providerId === null}>
								Create token
							</Button>
						</Group>
					</Stack>
				</form>
			)}
		</Modal>
	);
}
