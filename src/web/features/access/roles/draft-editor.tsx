import { Button, Group, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Section } from "../../../design/section.tsx";
import { ErrorState } from "../../../design/states.tsx";
import { CHANGES_WITH_POLICIES, type Draft, newDraft, proposalOf } from "./draft.ts";
import { DraftNames } from "./draft-names.tsx";
import { PermitsChoice } from "./permits-choice.tsx";
import { PolicyFindings } from "./policy-findings.tsx";
import { policyPath } from "./policy-path.ts";
import { PolicyText } from "./policy-text.tsx";
import { TryOut } from "./try-out.tsx";
import { WrittenHow } from "./written-how.tsx";

const QUIET_MS = 400;

/** A role or policy from the first word to being in force: written, checked as one types, tried out, applied. */
export function DraftEditor({ first }: { first: Draft }) {
	const [draft, setDraft] = useState(first);
	const navigate = useNavigate();
	const mayApply = useMay("policy:apply");
	const [settled] = useDebouncedValue(draft, QUIET_MS);
	const checkable = proposalOf(settled);
	const check = useApi("checkPolicy", checkable ?? { ...newDraft(first.kind), text: "-" }, {
		enabled: checkable !== undefined,
		keepPrevious: true,
	});
	const findings = checkable === undefined ? [] : (check.data?.findings ?? []);
	const proposal = proposalOf(draft);
	const apply = useAct("applyPolicy", {
		changes: CHANGES_WITH_POLICIES,
		success: ({ title }) => `In force: ${title}.`,
		quiet: true,
		onDone: (policy) => navigate(policyPath(policy)),
	});
	const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
	const preview = checkable === undefined ? "" : (check.data?.text ?? "");
	const isBroken = findings.some(({ severity }) => severity === "error");
	return (
		<Stack gap="lg">
			<Section title="Name">
				<DraftNames draft={draft} isNew={first.version === 0} change={change} />
			</Section>
			<Section
				title="What it says"
				aside={draft.kind === "role" && <WrittenHow draft={draft} preview={preview} change={change} />}
			>
				<Stack gap="md">
					{draft.permits === undefined ? (
						<PolicyText text={draft.text} findings={findings} onText={(text) => change({ text })} />
					) : (
						<PermitsChoice permits={draft.permits} preview={preview} onChange={(permits) => change({ permits })} />
					)}
					<PolicyFindings findings={findings} isChecked={checkable !== undefined && check.isSuccess} />
					{check.isError && <ErrorState error={check.error} />}
				</Stack>
			</Section>
			<TryOut proposal={proposal} isBroken={isBroken} />
			{apply.isError && <ErrorState error={apply.error} />}
			{mayApply && (
				<Group justify="flex-end">
					<Button
						disabled={proposal === undefined || isBroken}
						loading={apply.isPending}
						onClick={() => proposal && apply.mutate({ ...proposal, version: draft.version })}
					>
						Put in force
					</Button>
				</Group>
			)}
		</Stack>
	);
}
