import { Alert, Badge, Button, Card, Code, Group, List, Modal, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../client/client.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { CopyButton } from "../copy-button.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { Provider } from "./provider-form.tsx";

interface ProviderCardProps {
	provider: Provider;
	onEdit: () => void;
}

/** One identity provider: what it is, what it has to know of us, and whether it answers. */
export function ProviderCard({ provider, onEdit }: ProviderCardProps) {
	const { settings, addresses, id } = provider;
	const mayChange = useMay("identity-provider:update");
	const [removing, setRemoving] = useState(false);
	const check = useMutation({ mutationFn: () => client.testIdentityProvider({ id }) });
	const oidc = settings.kind === "oidc";
	return (
		<Card withBorder component="article" aria-label={settings.name}>
			<Stack gap="sm">
				<Group justify="space-between" wrap="wrap">
					<Group gap="sm">
						<Title order={3} size="h5" dir="auto">
							{settings.name}
						</Title>
						<Badge variant="light" tt="none" color={settings.enabled ? "ward" : "gray"}>
							{settings.enabled ? "enabled" : "disabled"}
						</Badge>
						<Badge variant="default" tt="none">
							{oidc ? "OpenID Connect" : "SAML 2.0"}
						</Badge>
					</Group>
					<Group gap="xs">
						<Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
							Test connection
						</Button>
						{mayChange && (
							<>
								<Button variant="default" size="xs" onClick={onEdit} aria-label={`Edit ${settings.name}`}>
									Edit
								</Button>
								<Button
									variant="default"
									size="xs"
									onClick={() => setRemoving(true)}
									aria-label={`Remove ${settings.name}`}
								>
									Remove
								</Button>
							</>
						)}
					</Group>
				</Group>
				<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
					{settings.kind === "oidc" ? settings.issuer : settings.entityId} · {mappedText(settings.grants.length)} ·{" "}
					{settings.honouredFactors.length > 0 ? "its second factor counts" : "second factor asked here"}
				</Text>
				<FailureNotice error={check.error} />
				{check.data && (
					<Alert
						role="status"
						variant="light"
						color={check.data.ok ? "ward" : "red"}
						icon={check.data.ok ? <IconCircleCheck aria-hidden /> : <IconPlugConnectedX aria-hidden />}
						title={check.data.ok ? "It can be used" : "It cannot be used"}
					>
						<List size="sm">
							{check.data.findings.map((finding) => (
								<List.Item key={finding}>{finding}</List.Item>
							))}
						</List>
					</Alert>
				)}
				<Stack gap={6} role="group" aria-label={`To enter at ${settings.name}`}>
					<Text size="sm" fw={600}>
						To enter there
					</Text>
					<Address label={oidc ? "Redirect URI" : "Assertion consumer service"} value={addresses.returnUrl} />
					<Address label={oidc ? "Back-channel logout URI" : "Entity id and metadata"} value={addresses.second} />
					<Address label="SCIM base address" value={addresses.scim} />
				</Stack>
			</Stack>
			<RemoveDialog provider={provider} opened={removing} onClose={() => setRemoving(false)} />
		</Card>
	);
}

function mappedText(groups: number): string {
	return groups === 1 ? "1 group mapped" : `${groups === 0 ? "no" : groups} groups mapped`;
}

function Address({ label, value }: { label: string; value: string }) {
	return (
		<Group gap="xs" wrap="wrap">
			<Text size="sm" w={200}>
				{label}
			</Text>
			<Code style={{ overflowWrap: "anywhere", flex: "1 1 16rem" }}>{value}</Code>
			<CopyButton value={value} what={label} />
		</Group>
	);
}

function RemoveDialog({ provider, opened, onClose }: { provider: Provider; opened: boolean; onClose: () => void }) {
	const remove = useAct("removeIdentityProvider", {
		changes: ["listIdentityProviders", "listProvisioningTokens", "listSignOnChoices"],
		success: "Removed.",
		onDone: onClose,
	});
	return (
		<Modal opened={opened} onClose={onClose} title="Remove this provider?" closeButtonProps={{ "aria-label": "Close" }}>
			<Stack gap="lg">
				<Text>
					Nobody can sign in by <bdi>{provider.settings.name}</bdi> any more, its SCIM tokens are void, and people lose
					the roles that its groups gave. Their accounts stay.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: provider.id })}>
						Remove
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
