import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { SEGMENT_CHANGES } from "../acts/segment-changes.ts";

const CHANGES = [...SEGMENT_CHANGES, "listSegmentReviews"] as const;

/** Approve or return, for whoever may; a word why not for whoever had a hand in it. */
export function DecisionForm({ segment: { name, approval } }: { segment: ResultOf<"getSegment"> }) {
	const mayApprove = useMay("segment:approve");
	const mayReturn = useMay("segment:return");
	const [reason, setReason] = useState("");
	const [confirmed, setConfirmed] = useState(false);
	const approve = useAct("approveSegment", { changes: CHANGES, success: ({ title }) => `${title} is approved.` });
	const giveBack = useAct("returnSegment", { changes: CHANGES, success: ({ title }) => `${title} was returned.` });
	const version = approval.newestVersion;
	const own = approval.you === "self-approve";
	if (!mayApprove && !mayReturn) return null;
	const text = reason.trim() === "" ? undefined : reason.trim();
	return (
		<Stack gap="sm">
			<Textarea
				label="Reason"
				description="Needed to return it; kept with the decision."
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				maxLength={2000}
				autosize
				minRows={2}
				dir="auto"
			/>
			{own && (
				<Alert color="yellow" variant="light" title="This is your own work">
					<Checkbox
						label="I approve it myself, since nobody else here could. The log and the segment say so."
						checked={confirmed}
						onChange={(event) => setConfirmed(event.currentTarget.checked)}
					/>
				</Alert>
			)}
			{approval.you === "nothing" && (
				<Text size="sm" c="dimmed">
					You wrote it, own it, or asked for it: somebody else decides about approval.
				</Text>
			)}
			<Group gap="sm">
				{mayApprove && approval.you !== "nothing" && (
					<Button
						loading={approve.isPending}
						disabled={own && !confirmed}
						onClick={() => approve.mutate({ name, version, reason: text, selfApproval: own && confirmed })}
					>
						Approve version {version}
					</Button>
				)}
				{mayReturn && (
					<Button
						variant="default"
						loading={giveBack.isPending}
						disabled={text === undefined}
						onClick={() => giveBack.mutate({ name, version, reason: text ?? "" })}
					>
						Return with this reason
					</Button>
				)}
			</Group>
		</Stack>
	);
}
