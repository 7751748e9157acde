import { Badge, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { rolesText } from "../../../core/access/roles-text.ts";
import { useMay } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { byUse, type Token, type TokenState, tokenState } from "./token-state.ts";

const COLORS: Readonly<Record<TokenState, string>> = { valid: "ward", expired: "gray", revoked: "gray" };

/** One's own tokens, or those of everybody; without their secrets. */
export function TokenTable({ whose }: { whose: "own" | "all" }) {
	const tokens = useApi(whose === "own" ? "listTokens" : "listAllTokens", {});
	const mayRevokeAll = useMay("token:revoke");
	const mayRevoke = whose === "own" || mayRevokeAll;
	const [revoking, setRevoking] = useState<Token>();
	const nowMs = tokens.dataUpdatedAt;
	const columns = useMemo<DataColumn<Token>[]>(
		() => [
			{
				id: "name",
				header: "Name",
				cell: ({ name }) => (
					<Text size="sm" fw={600} span style={{ overflowWrap: "anywhere" }} dir="auto">
						{name}
					</Text>
				),
			},
			{
				id: "roles",
				header: "May",
				cell: ({ roles, scopes }) => (scopes ? `${scopes.join(", ")}, as ${rolesText(roles)}` : rolesText(roles)),
			},
			{
				id: "state",
				header: "State",
				cell: (token) => {
					const state = tokenState(token, nowMs);
					return (
						<Badge variant="light" color={COLORS[state]} tt="none">
							{state}
						</Badge>
					);
				},
			},
			{ id: "expires", header: "Expires", cell: ({ expiresAt }) => <TimeText at={expiresAt} size="sm" /> },
			{
				id: "used",
				header: "Last used",
				cell: ({ lastUsedAt, lastUsedFrom }) =>
					lastUsedAt ? (
						<>
							<TimeText at={lastUsedAt} size="sm" />
							<Text size="xs" c="dimmed">
								{lastUsedFrom && `from ${lastUsedFrom}`}
							</Text>
						</>
					) : (
						<Text span size="sm" c="dimmed">
							never
						</Text>
					),
			},
			{
				id: "revoke",
				header: "Revoke",
				headerUnseen: true,
				align: "end",
				cell: (token) =>
					mayRevoke &&
					tokenState(token, nowMs) === "valid" && (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`Revoke ${token.name}`}
							onClick={() => setRevoking(token)}
						>
							Revoke
						</Button>
					),
			},
		],
		[mayRevoke, nowMs],
	);
	const rows = useMemo(() => byUse(tokens.data?.items ?? [], nowMs), [tokens.data, nowMs]);
	return (
		<>
			<Answer query={tokens}>
				{() => (
					<DataTable
						caption={whose === "own" ? "Tokens of your own" : "Tokens of all people and programs"}
						columns={columns}
						rows={rows}
						rowId={({ id }) => id}
						empty={
							<EmptyState icon={<IconKey aria-hidden />} title="No tokens">
								A token lets a program use the API, with roles of yours and until a day that you choose.
							</EmptyState>
						}
					/>
				)}
			</Answer>
			<RevokeDialog token={revoking} onClose={() => setRevoking(undefined)} />
		</>
	);
}

function RevokeDialog({ token, onClose }: { token: Token | undefined; onClose: () => void }) {
	const revoke = useAct("revokeToken", {
		changes: ["listTokens", "listAllTokens"],
		success: "Revoked.",
		onDone: onClose,
	});
	return (
		<Modal
			opened={token !== undefined}
			onClose={onClose}
			title="Revoke this token?"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Stack gap="lg">
				<Text style={{ overflowWrap: "anywhere" }}>
					Whatever uses <bdi>{token?.name}</bdi> is refused from this moment on. This cannot be undone.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={revoke.isPending} onClick={() => token && revoke.mutate({ id: token.id })}>
						Revoke
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
