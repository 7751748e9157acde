import { Badge, Code, Group, Stack, Text } from "@mantine/core";
import type { ResultOf } from "../../../contract/routes.ts";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { useApi } from "../../client/use-api.ts";
import { changeStanding, shortDigest } from "./change-words.ts";

type Change = ResultOf<"showAuditChanges">["changes"][number];

/** What an entry changed of the configuration, and whether it is still so. */
export function EntryChanges({ entry }: { entry: StoredAuditEntry }) {
	const shown = useApi("showAuditChanges", { no: entry.no }, { enabled: entry.changes !== undefined });
	const changes: readonly (Change | NonNullable<StoredAuditEntry["changes"]>[number])[] =
		shown.data?.changes ?? entry.changes ?? [];
	if (changes.length === 0) return null;
	return (
		<Stack component="section" gap="xs" w="100%" aria-labelledby="entry-changes">
			<Text component="h3" id="entry-changes" fw={600} size="sm">
				What it changed
			</Text>
			{changes.map((change) => (
				<Stack key={change.what} gap={4}>
					<Group gap="xs">
						<Text size="sm" style={{ overflowWrap: "anywhere" }}>
							<bdi>{change.what}</bdi>
						</Text>
						{"isCurrent" in change && (
							<Badge variant="light" color={change.isCurrent ? "teal" : "gray"}>
								{changeStanding(change)}
							</Badge>
						)}
					</Group>
					<Text size="sm" c="dimmed">
						<Digest of={change.before} absent="was not there" /> → <Digest of={change.after} absent="removed" />
					</Text>
				</Stack>
			))}
			<Text size="xs" c="dimmed">
				Keyed digests of the whole state: equal ones mean that it was the same, and they tell nothing else.
			</Text>
		</Stack>
	);
}

function Digest({ of, absent }: { of: string | undefined; absent: string }) {
	return of === undefined ? absent : <Code title={of}>{shortDigest(of)}</Code>;
}
