import { Anchor, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { actSentence } from "../../design/act-sentence.ts";
import { FactList } from "../../design/fact-list.tsx";
import type { AuditFilter } from "./audit-filter.ts";
import { EntryChanges } from "./entry-changes.tsx";
import { entryFacts } from "./entry-facts.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { ProofPanel } from "./proof/proof-panel.tsx";

interface EntryDrawerProps {
	entry: StoredAuditEntry | undefined;
	onClose: () => void;
	onNarrow: (filter: AuditFilter) => void;
}

export default function EntryDrawer({ entry, onClose, onNarrow }: EntryDrawerProps) {
	return (
		<Drawer
			opened={entry !== undefined}
			onClose={onClose}
			position="right"
			size="md"
			title={
				<Text fw={650} size="lg">
					Log entry
				</Text>
			}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{entry && (
				<Stack gap="lg" align="flex-start">
					{entry.isErased ? <ErasedNote /> : <EntrySentence entry={entry} />}
					<OutcomeBadge entry={entry} />
					<FactList label="What the log holds of it" facts={entryFacts(entry)} />
					<EntryChanges entry={entry} />
					<ProofPanel key={entry.no} entry={entry} />
					<Group gap="xs" display={entry.isErased ? "none" : undefined}>
						<Button variant="default" size="xs" onClick={() => onNarrow({ actor: entry.actor })}>
							Only entries of this actor
						</Button>
						<Button variant="default" size="xs" onClick={() => onNarrow({ resource: entry.resource })}>
							Only entries about this thing
						</Button>
					</Group>
				</Stack>
			)}
		</Drawer>
	);
}

function ErasedNote() {
	return (
		<Text>
			What this entry said was erased, as a later entry records. It still stands at its place in the signed log.
		</Text>
	);
}

function EntrySentence({ entry }: { entry: StoredAuditEntry }) {
	const { actor, verb, thing, link } = actSentence(entry);
	return (
		<Text style={{ overflowWrap: "anywhere" }}>
			<bdi>
				<strong>{actor}</strong>
			</bdi>{" "}
			{verb}{" "}
			{link ? (
				<Anchor component={Link} to={link} inherit underline="always">
					{thing}
				</Anchor>
			) : (
				thing
			)}
		</Text>
	);
}
