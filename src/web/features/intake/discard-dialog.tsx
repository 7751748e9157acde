import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../client/use-act.ts";
import { describeSelection, type QuarantineSelection } from "./quarantine-selection.ts";

interface DiscardDialogProps {
	importId: string;
	selection: QuarantineSelection | undefined;
	onClose(): void;
}

/** Gives quarantined rows up, for a stated reason. */
export function DiscardDialog({ importId, selection, onClose }: DiscardDialogProps) {
	const [because, setBecause] = useState("");
	const discard = useAct("discardQuarantine", {
		changes: ["listQuarantine", "listQuarantinedRows", "overview"],
		success: ({ rows }) => `${rows.toLocaleString("en-GB")} rows are discarded.`,
		onDone: () => {
			setBecause("");
			onClose();
		},
	});
	return (
		<Modal
			opened={selection !== undefined}
			onClose={onClose}
			title={<Text fw={650}>Discard quarantined rows</Text>}
			closeButtonProps={{ "aria-label": "Close" }}
		>
			{selection && (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						const { reason, column } = selection;
						discard.mutate({ id: importId, reason, column, because: because.trim() });
					}}
				>
					<Stack>
						<Text size="sm">
							You are about to discard {describeSelection(selection)}. They are gone for good; the reason stays in the
							record.
						</Text>
						<Textarea
							label="Reason"
							placeholder="Such as: test accounts of the web shop"
							required
							data-autofocus
							autosize
							minRows={2}
							maxLength={500}
							dir="auto"
							value={because}
							onChange={({ currentTarget }) => setBecause(currentTarget.value)}
						/>
						<Group justify="flex-end">
							<Button variant="default" onClick={onClose}>
								Keep them
							</Button>
							<Button type="submit" color="red" loading={discard.isPending} disabled={because.trim() === ""}>
								Discard
							</Button>
						</Group>
					</Stack>
				</form>
			)}
		</Modal>
	);
}
