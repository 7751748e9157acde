import { Anchor, Group, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatNumber, formatTime } from "../../../design/format.ts";
import { AlertStateBadge, SeverityBadge } from "../alerts/severity-badge.tsx";
import type { Review } from "./review-words.ts";

type Digest = NonNullable<Review["digest"]["alerts"]>;

/** What became of the alerts of the period, and which still wait for somebody. */
export function AlertsDigest({ alerts }: { alerts: Digest | undefined }) {
	if (alerts === undefined) return <Text c="dimmed">Alerts were not looked at with this review.</Text>;
	const { byDetection, bySeverity, stillOpen, open } = alerts;
	if (byDetection.length === 0) return <Text c="dimmed">None was raised or closed, and none is open.</Text>;
	return (
		<Stack gap="lg">
			<Table.ScrollContainer minWidth={460} type="native">
				<Table aria-label="Alerts by severity and by what was found" verticalSpacing={6}>
					<Table.Thead>
						<Table.Tr>
							<Table.Th scope="col">Alerts</Table.Th>
							<Table.Th scope="col" ta="right">
								Raised
							</Table.Th>
							<Table.Th scope="col" ta="right">
								Closed
							</Table.Th>
							<Table.Th scope="col" ta="right">
								Still open
							</Table.Th>
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{bySeverity.map(({ severity, ...counts }) => (
							<CountsRow key={severity} name={<SeverityBadge severity={severity} />} counts={counts} />
						))}
						{byDetection.map(({ detection, title, ...counts }) => (
							<CountsRow key={detection} name={title} counts={counts} />
						))}
					</Table.Tbody>
				</Table>
			</Table.ScrollContainer>
			<div>
				<Text fw={600} size="sm" mb={4}>
					{open === 0 ? "None is open" : `${formatNumber(open)} still open`}
					{stillOpen.length < open && `; the gravest ${formatNumber(stillOpen.length)} are listed`}
				</Text>
				<Stack component="ul" gap={8} p={0} m={0} aria-label="Alerts still open">
					{stillOpen.map((alert) => (
						<OpenAlert key={alert.id} alert={alert} />
					))}
				</Stack>
			</div>
		</Stack>
	);
}

function CountsRow({ name, counts }: { name: ReactNode; counts: Pick<Digest, "opened" | "closed" | "open"> }) {
	return (
		<Table.Tr>
			<Table.Th scope="row" fw={400}>
				{name}
			</Table.Th>
			{(["opened", "closed", "open"] as const).map((what) => (
				<Table.Td key={what} ta="right">
					{formatNumber(counts[what])}
				</Table.Td>
			))}
		</Table.Tr>
	);
}

function OpenAlert({
	alert: { id, title, subject, severity, state, openedAt },
}: {
	alert: Digest["stillOpen"][number];
}) {
	return (
		<Group component="li" gap="xs" style={{ listStyle: "none" }}>
			<SeverityBadge severity={severity} />
			<AlertStateBadge state={state} />
			<Text size="sm" style={{ overflowWrap: "anywhere" }}>
				<Anchor component={Link} to={`/audit/alerts/${id}`} inherit underline="always">
					{title}
				</Anchor>
				: <bdi>{subject}</bdi>{" "}
				<Text span c="dimmed">
					since {formatTime(openedAt)}
				</Text>
			</Text>
		</Group>
	);
}
