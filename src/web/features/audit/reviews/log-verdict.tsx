import { Alert, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { formatNumber } from "../../../design/format.ts";
import type { Review } from "./review-words.ts";

/** What the independent verifier said of the whole log when the review was made. */
export function LogVerdict({ log }: { log: Review["digest"]["log"] }) {
	if (log === undefined) return <Text c="dimmed">It was not verified with this review.</Text>;
	if (log.faults.length > 0) {
		return (
			<Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The log does not verify">
				<List size="sm">
					{log.faults.map((fault) => (
						<List.Item key={fault}>{fault}</List.Item>
					))}
				</List>
			</Alert>
		);
	}
	return (
		<Alert color="ward" icon={<IconShieldCheck aria-hidden />} title={`${formatNumber(log.size)} entries verified`}>
			Entries, hashes and signed head fit each other
			{log.grownFrom === undefined
				? "."
				: `, and the log has grown from the ${formatNumber(log.grownFrom)} entries that a review saw before.`}
		</Alert>
	);
}
