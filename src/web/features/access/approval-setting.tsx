import { Radio, Stack, Text } from "@mantine/core";
import { ApprovalSetting as Setting } from "../../../core/segments/approval-setting.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";

const WORDS: Readonly<Record<Setting, { label: string; description: string }>> = {
	automatic: {
		label: "As soon as somebody else may approve",
		description: "Whoever works alone is not held up; with a second approver, nobody approves their own work.",
	},
	required: {
		label: "Always",
		description: "Every change waits for an approver. Whoever is alone confirms their own, and the segment says so.",
	},
	off: { label: "Never", description: "Every change counts at once. Nobody looks at it before." },
};

/** Whether segments count only after somebody else approved them. */
export function ApprovalSetting() {
	const approval = useApi("showApproval", {});
	const set = useAct("setApproval", {
		changes: ["showApproval", "listSegments", "getSegment", "overview"],
		success: "Set. It counts for what is changed from now on.",
	});
	return (
		<Section title="Approval of segments">
			<Answer query={approval}>
				{({ setting, approvers }) => (
					<Stack gap="md">
						<Radio.Group
							label="Segments need approval"
							value={set.isPending ? set.variables.setting : setting}
							onChange={(value) => set.mutate({ setting: Setting.parse(value) })}
						>
							<Stack gap="xs" mt="xs">
								{Setting.options.map((one) => (
									<Radio key={one} value={one} disabled={set.isPending} {...WORDS[one]} />
								))}
							</Stack>
						</Radio.Group>
						<Text size="sm" c="dimmed">
							{approvers === 1 ? "One person may approve." : `${approvers === 0 ? "Nobody" : approvers} may approve.`}
						</Text>
					</Stack>
				)}
			</Answer>
		</Section>
	);
}
