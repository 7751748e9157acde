import { Button, Group, Modal, Text } from "@mantine/core";
import type { Blocker } from "react-router";

/** Asks before unsaved changes are lost. */
export function LeaveDialog({ blocker }: { blocker: Blocker }) {
	if (blocker.state !== "blocked") return null;
	return (
		<Modal opened onClose={blocker.reset} title="Leave without saving?" closeButtonProps={{ "aria-label": "Stay" }}>
			<Text size="sm" mb="lg">
				The changes to this segment are not saved and would be lost.
			</Text>
			<Group justify="flex-end">
				<Button variant="default" onClick={blocker.reset} data-autofocus>
					Stay here
				</Button>
				<Button color="red" onClick={blocker.proceed}>
					Leave and lose them
				</Button>
			</Group>
		</Modal>
	);
}
