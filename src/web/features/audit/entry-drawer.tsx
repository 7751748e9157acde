import { Anchor, Button, Drawer, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { actSentence } from "../../design/act-sentence.ts";
import { FactList } from "../../design/fact-list.tsx";
import { entryFacts } from "./entry-facts.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

interface EntryDrawerProps {
	entry: StoredAuditEntry | undefined;
	onClose: () => void;
	/** Narrows the log to one actor. */
	onActor: (actor: string) => void;
}

export function EntryDrawer({ entry, onClose, onActor }: EntryDrawerProps) {
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
					<EntrySentence entry={entry} />
					<OutcomeBadge outcome={entry.outcome} />
					<FactList label="What the log holds of it" facts={entryFacts(entry)} />
					<Button variant="default" size="xs" onClick={() => onActor(entry.actor)}>
						Only entries of this actor
					</Button>
				</Stack>
			)}
		</Drawer>
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
