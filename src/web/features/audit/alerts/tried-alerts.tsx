import { Alert, List, Text } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { formatNumber } from "../../../design/format.ts";

const MOST_SHOWN = 10;

/** What would have been found. */
export function TriedAlerts({ tried: { alerts, entries }, days }: { tried: ResultOf<"tryDetections">; days: number }) {
	const rest = alerts.length - MOST_SHOWN;
	return (
		<Alert
			role="status"
			variant="light"
			icon={<IconFlask aria-hidden />}
			title={`${formatNumber(alerts.length)} ${alerts.length === 1 ? "alert" : "alerts"} in ${formatNumber(entries)} entries of ${days} days`}
		>
			{alerts.length === 0 ? (
				<Text size="sm">Nothing would have been found.</Text>
			) : (
				<List size="sm" spacing={2}>
					{alerts.slice(0, MOST_SHOWN).map(({ subject, found, times }) => (
						<List.Item key={subject.key}>
							<bdi>{subject.label}</bdi>: {found}
							{times > 1 && `, ${formatNumber(times)} times`}
						</List.Item>
					))}
					{rest > 0 && <List.Item>and {formatNumber(rest)} more</List.Item>}
				</List>
			)}
		</Alert>
	);
}
