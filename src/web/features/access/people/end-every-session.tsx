import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useAct } from "../../../client/use-act.ts";

/** Signs everybody out but the visitor, after a question. */
export function EndEverySession() {
	const [asked, dialog] = useDisclosure(false);
	const end = useAct("endEverySession", {
		changes: ["listOwnSessions"],
		success: ({ ended }) => (ended === 1 ? "One session ended." : `${ended} sessions ended.`),
		onDone: dialog.close,
	});
	return (
		<>
			<Button variant="default" size="xs" onClick={dialog.open}>
				Sign everybody out…
			</Button>
			<Modal
				opened={asked}
				onClose={dialog.close}
				title="Sign everybody out?"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<Stack gap="lg">
					<Text>
						All sessions in the whole installation end at once, in every workspace, but for this one. People sign in
						again with their second factor; what was not saved is kept on their open pages. Tokens are not touched.
					</Text>
					<Group justify="flex-end">
						<Button variant="default" onClick={dialog.close} data-autofocus>
							Cancel
						</Button>
						<Button color="red" loading={end.isPending} onClick={() => end.mutate({})}>
							End every session
						</Button>
					</Group>
				</Stack>
			</Modal>
		</>
	);
}
