import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../../access/failure-notice.tsx";

interface UnmaskDialogProps {
	customer: string;
	field: string;
	purpose: string;
	onUnmasked: (unmasked: ResultOf<"unmaskCustomer">) => void;
	onClose: () => void;
}

const SHORTEST_REASON = 10;

/** Asks why a value has to be seen; the reason is in the log before the value is on the screen. */
export function UnmaskDialog({ customer, field, purpose, onUnmasked, onClose }: UnmaskDialogProps) {
	const [because, setBecause] = useState("");
	const unmask = useAct("unmaskCustomer", {
		changes: [],
		quiet: true,
		onDone: (unmasked) => {
			onUnmasked(unmasked);
			onClose();
		},
	});
	const ready = because.trim().length >= SHORTEST_REASON;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (ready && !unmask.isPending) unmask.mutate({ customer, fields: [field], purpose, because });
	};
	return (
		<Modal opened onClose={onClose} title={`Un-mask ${field}?`} closeButtonProps={{ "aria-label": "Close" }}>
			<form onSubmit={submit}>
				<Stack gap="md">
					<FailureNotice error={unmask.error} />
					<Text size="sm">
						You see the value for one minute. The access log keeps that you saw it, of whom, what for and why.
					</Text>
					<Textarea
						label="Reason"
						description="At least ten characters; no value of the customer in it."
						placeholder="The customer asks which address we have."
						value={because}
						onChange={({ currentTarget }) => setBecause(currentTarget.value)}
						maxLength={500}
						autosize
						minRows={2}
						data-autofocus
						dir="auto"
					/>
					<Group justify="flex-end">
						<Button variant="default" onClick={onClose}>
							Leave it masked
						</Button>
						<Button type="submit" disabled={!ready} loading={unmask.isPending}>
							Un-mask for a minute
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
