import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "react-router";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { CHANGES_WITH_POLICIES } from "./draft.ts";
import type { Policy } from "./policy-path.ts";

interface RemoveDialogProps {
	policy: Policy;
	opened: boolean;
	onClose: () => void;
}

/** Takes a role or policy out of force; a role that somebody has stays, and it is said why. */
export function RemoveDialog({ policy, opened, onClose }: RemoveDialogProps) {
	const { kind, name, title } = policy;
	const navigate = useNavigate();
	const remove = useAct("removePolicy", {
		changes: CHANGES_WITH_POLICIES,
		success: "Removed.",
		quiet: true,
		onDone: () => navigate(kind === "role" ? "/access/roles" : "/access/roles?tab=policies"),
	});
	if (kind === "built-in") return null;
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={kind === "role" ? "Remove this role?" : "Remove this policy?"}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Stack gap="lg">
				<FailureNotice error={remove.error} />
				<Text style={{ overflowWrap: "anywhere" }}>
					<bdi>{title}</bdi> is out of force from the next request on. Its versions are kept.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ kind, name })}>
						Remove
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
