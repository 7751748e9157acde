import { Button, Group, Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { CloseReason } from "../../../../core/audit/watch/alert.ts";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import { type AlertView, REASON_WORDS } from "./alert-words.ts";

/** Says who looks at it, and in the end what it was. */
export function TriagePanel({ alert: { id, state } }: { alert: AlertView }) {
	const [note, setNote] = useState("");
	const [reason, setReason] = useState<CloseReason>();
	const triage = useAct("triageAlert", {
		changes: ["showAlert", "listAlerts", "showSession"],
		success: "Recorded.",
		onDone: () => {
			setNote("");
			setReason(undefined);
		},
	});
	const given = note.trim() === "" ? {} : { note: note.trim() };
	return (
		<Section title="Handle it">
			<Stack gap="md">
				<Textarea
					label="Note"
					description="What you know so far, or what you found. No customer's data."
					value={note}
					onChange={({ currentTarget }) => setNote(currentTarget.value)}
					maxLength={2000}
					autosize
					minRows={2}
					dir="auto"
				/>
				<Group gap="sm">
					{state === "open" && (
						<Button loading={triage.isPending} onClick={() => triage.mutate({ id, state: "acknowledged", ...given })}>
							Acknowledge
						</Button>
					)}
					{state !== "investigating" && (
						<Button
							variant="default"
							loading={triage.isPending}
							onClick={() => triage.mutate({ id, state: "investigating", ...given })}
						>
							Look into it
						</Button>
					)}
				</Group>
				<Radio.Group
					label="What was it?"
					value={reason ?? null}
					onChange={(value) => setReason(CloseReason.parse(value))}
				>
					<Stack gap="xs" mt="xs">
						{CloseReason.options.map((one) => (
							<Radio key={one} value={one} label={REASON_WORDS[one]} />
						))}
					</Stack>
				</Radio.Group>
				<Button
					variant="default"
					w="fit-content"
					disabled={reason === undefined}
					loading={triage.isPending}
					onClick={() => triage.mutate({ id, state: "closed", reason, ...given })}
				>
					Close the alert
				</Button>
			</Stack>
		</Section>
	);
}
