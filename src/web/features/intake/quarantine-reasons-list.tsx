import { Card, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "../../design/format.ts";
import { type QuarantineGroup, type ReasonSummary, summariseReasons } from "./quarantine-reasons.ts";

interface QuarantineReasonsProps {
	groups: readonly QuarantineGroup[];
	/** What can be done about all rows of a reason. */
	reasonActions?: (summary: ReasonSummary) => ReactNode;
	/** What can be done about the rows of one column. */
	groupActions?: (group: QuarantineGroup) => ReactNode;
}

/** Why rows were set aside: one card a reason, with what it means, what to do, and in which columns. */
export function QuarantineReasons({ groups, reasonActions, groupActions }: QuarantineReasonsProps) {
	return (
		<Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }} aria-label="Reasons">
			{summariseReasons(groups).map((summary) => (
				<Card key={summary.reason} component="li" padding="md">
					<Group justify="space-between" align="flex-start" wrap="nowrap">
						<div style={{ minWidth: 0 }}>
							<Title order={3} size="h5">
								{summary.title}
							</Title>
							<Text size="sm" c="dimmed">
								{summary.fix}
							</Text>
						</div>
						<Group gap="md" wrap="nowrap">
							<Text fw={650} style={{ whiteSpace: "nowrap" }}>
								{formatNumber(summary.rows)} {summary.rows === 1 ? "row" : "rows"}
							</Text>
							{reasonActions?.(summary)}
						</Group>
					</Group>
					<Stack gap={0} mt="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
						{summary.groups.map((group) => (
							<GroupLine key={`${group.column} ${group.state}`} group={group} actions={groupActions?.(group)} />
						))}
					</Stack>
				</Card>
			))}
		</Stack>
	);
}

function GroupLine({ group, actions }: { group: QuarantineGroup; actions: ReactNode }) {
	return (
		<Group
			component="li"
			justify="space-between"
			wrap="nowrap"
			mih={40}
			py={4}
			style={{ borderTop: "1px solid var(--segward-line)" }}
		>
			<Text size="sm" style={{ overflowWrap: "anywhere" }}>
				{group.column === "" ? (
					"the whole row"
				) : (
					<>
						column <bdi style={{ fontWeight: 600 }}>{group.column}</bdi>
					</>
				)}
				{" · "}
				{formatNumber(group.rows)}
			</Text>
			{actions}
		</Group>
	);
}
