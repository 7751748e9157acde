import { Button, Group, List, Stack, Text } from "@mantine/core";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import type { SegmentSummary } from "../list/freshness.ts";
import { SEGMENT_CHANGES } from "./segment-changes.ts";

const MOST_SHOWN = 5;

export function ArchiveForm({ segment, onClose }: { segment: SegmentSummary; onClose: () => void }) {
	const uses = useApi("segmentUses", { name: segment.name });
	const archive = useAct("archiveSegment", {
		changes: SEGMENT_CHANGES,
		success: ({ title }) => `${title} is archived. Its history stays.`,
		onDone: onClose,
	});
	const users = uses.data?.items ?? [];
	return (
		<Stack gap="sm">
			<Text dir="auto" fw={600} style={{ overflowWrap: "anywhere" }}>
				{segment.title}
			</Text>
			<Text size="sm">
				It is refreshed no more and can be used in no new rule. Versions, refreshes and audit entries stay, and it can
				be activated again.
			</Text>
			{users.length > 0 && (
				<div role="note">
					<Text size="sm" c="var(--segward-attention)" fw={600}>
						{users.length === 1 ? "One segment refers" : `${users.length} segments refer`} to it:
					</Text>
					<List size="sm">
						{users.slice(0, MOST_SHOWN).map(({ name, title }) => (
							<List.Item key={name} dir="auto">
								{title}
							</List.Item>
						))}
						{users.length > MOST_SHOWN && <List.Item>and {users.length - MOST_SHOWN} more</List.Item>}
					</List>
				</div>
			)}
			<Group justify="flex-end" mt="sm">
				<Button variant="default" onClick={onClose} data-autofocus>
					Keep it
				</Button>
				<Button color="red" loading={archive.isPending} onClick={() => archive.mutate({ name: segment.name })}>
					Archive
				</Button>
			</Group>
		</Stack>
	);
}
