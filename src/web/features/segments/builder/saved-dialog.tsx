import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { AskForm } from "../approval/ask-form.tsx";

interface SavedDialogProps {
	segment: ResultOf<"applySegment">;
	asOf: string | undefined;
	open(): void;
	keepEditing(): void;
}

/** After saving: the membership is that of the last refresh, so a refresh is offered; or approval, where that comes first. */
export function SavedDialog({ segment, asOf, open, keepEditing }: SavedDialogProps) {
	const mayRefresh = useMay("segment:refresh");
	const refresh = useAct("refreshSegments", {
		changes: ["listSegments", "getSegment", "segmentHistory", "listJobs", "overview"],
		success: "Refresh started; it goes on if you leave the page.",
		onDone: open,
	});
	const { review, newestVersion } = segment.approval;
	if (review !== undefined && review !== "in-review") {
		return (
			<Modal opened onClose={keepEditing} title="Saved" closeButtonProps={{ "aria-label": "Keep editing" }}>
				<Stack gap="md">
					<Text size="sm" style={{ overflowWrap: "anywhere" }}>
						“{segment.title}” is stored as version {newestVersion}. It counts when somebody else has approved it.
					</Text>
					<AskForm segment={segment} onDone={open} />
					<Group justify="flex-end" gap="sm">
						<Button variant="subtle" onClick={keepEditing}>
							Keep editing
						</Button>
						<Button variant="default" onClick={open}>
							Open the segment
						</Button>
					</Group>
				</Stack>
			</Modal>
		);
	}
	const request = { names: [segment.name], asOf, background: true };
	return (
		<Modal opened onClose={keepEditing} title="Saved" closeButtonProps={{ "aria-label": "Keep editing" }}>
			<Stack gap="md">
				<Text size="sm" style={{ overflowWrap: "anywhere" }}>
					“{segment.title}” is stored as version {segment.version}. Its members are found at the next refresh
					{asOf === undefined ? "" : `; started here it is evaluated as of ${asOf.slice(0, 10)}, like the preview`}.
				</Text>
				<Group justify="flex-end" gap="sm">
					<Button variant="subtle" onClick={keepEditing}>
						Keep editing
					</Button>
					<Button variant="default" onClick={open}>
						Open the segment
					</Button>
					{mayRefresh && (
						<Button
							leftSection={<IconRefresh size={16} aria-hidden />}
							loading={refresh.isPending}
							onClick={() => refresh.mutate(request)}
						>
							Refresh now
						</Button>
					)}
				</Group>
			</Stack>
		</Modal>
	);
}
