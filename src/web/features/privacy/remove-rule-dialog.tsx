import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useAct } from "../../client/use-act.ts";
import { FailureNotice } from "../access/failure-notice.tsx";

/** Takes a masking rule out of force. */
export function RemoveRuleDialog({ name, onClose }: { name: string; onClose: () => void }) {
	const remove = useAct("removeMask", {
		changes: ["listMasks", "getMask", "tryMasks"],
		success: "Removed; the built-in masks hold again.",
		quiet: true,
		onDone: onClose,
	});
	return (
		<Modal opened onClose={onClose} title="Remove this rule?" closeButtonProps={{ "aria-label": "Close" }}>
			<Stack gap="lg">
				<FailureNotice error={remove.error} />
				<Text>
					<bdi>{name}</bdi> is out of force from the next look on, and the built-in masks hold again. Its versions are
					kept.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ name })}>
						Remove
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
