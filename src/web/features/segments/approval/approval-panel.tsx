import { Alert, Stack, Text } from "@mantine/core";
import { IconUserCheck, IconUserExclamation } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { Section } from "../../../design/section.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { AskForm } from "./ask-form.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { ProposedChange } from "./proposed-change.tsx";

type Segment = ResultOf<"getSegment">;

/** Where the newest version stands between its authors and those who let it through; nothing where it counts. */
export function ApprovalPanel({ segment }: { segment: Segment }) {
	const { approval } = segment;
	if (segment.state === "archived") return null;
	if (approval.review === undefined) return <HowItCounts segment={segment} />;
	return (
		<Section title={TITLES[approval.review]}>
			<Stack gap="md">
				<Text size="sm">{approval.approved ? CHANGE_WORDS : NEW_WORDS}</Text>
				{approval.request && <RequestText request={approval.request} />}
				{approval.review === "in-review" && <ProposedChange segment={segment} />}
				{approval.review === "in-review" ? <DecisionForm segment={segment} /> : <AskForm segment={segment} />}
			</Stack>
		</Section>
	);
}

const TITLES = {
	draft: "Not approved yet",
	"in-review": "Waits for approval",
	returned: "Returned to its authors",
} as const;
const CHANGE_WORDS = "A newer version waits. Until it is approved, the version before it is refreshed and shown here.";
const NEW_WORDS = "It becomes active, and is refreshed, when somebody else has approved it.";

function RequestText({ request }: { request: NonNullable<Segment["approval"]["request"]> }) {
	const { requestedBy, requestedAt, note, decidedBy, decidedAt, reason, state } = request;
	return (
		<Stack gap={4}>
			<Said who={requestedBy} did={`asked for approval of version ${request.version}`} at={requestedAt}>
				{note}
			</Said>
			{state === "returned" && decidedBy !== undefined && decidedAt !== undefined && (
				<Said who={decidedBy} did="returned it" at={decidedAt}>
					{reason}
				</Said>
			)}
		</Stack>
	);
}

function Said({ who, did, at, children }: { who: string; did: string; at: string; children: ReactNode }) {
	return (
		<div>
			<Text size="sm">
				<bdi>{who}</bdi> {did} <TimeText at={at} size="sm" />
			</Text>
			{children && (
				<Text size="sm" c="dimmed" dir="auto" style={{ overflowWrap: "anywhere" }}>
					“{children}”
				</Text>
			)}
		</div>
	);
}

/** Plainly, who let the version that counts through; a segment that nobody had to approve says nothing. */
function HowItCounts({ segment: { approval } }: { segment: Segment }) {
	const { approval: review } = approval;
	if (review === undefined) {
		if (!approval.required) return null;
		return (
			<Text size="sm" c="dimmed">
				Nobody approved this version: no approval was required when it was saved.
			</Text>
		);
	}
	const { decidedBy, decidedAt, reason, selfApproved } = review;
	const who = (
		<>
			<bdi>{decidedBy}</bdi>
			{decidedAt && (
				<>
					, <TimeText at={decidedAt} size="sm" />
				</>
			)}
			{reason && <bdi>: “{reason}”</bdi>}
		</>
	);
	if (selfApproved) {
		return (
			<Alert
				color="yellow"
				variant="light"
				icon={<IconUserExclamation aria-hidden />}
				title="Approved by one of its own authors: nobody else could"
			>
				<Text size="sm">{who}</Text>
			</Alert>
		);
	}
	return (
		<Text size="sm" c="dimmed">
			<IconUserCheck size={16} aria-hidden style={{ verticalAlign: "text-bottom" }} /> Approved by {who}
		</Text>
	);
}
