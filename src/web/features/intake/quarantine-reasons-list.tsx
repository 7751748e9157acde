import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "../../design/format.ts";
import { type QuarantineGroup, summariseReasons } from "./quarantine-reasons.ts";
import classes from "./quarantine-reasons-list.module.css";
import { isFixedInMapping } from "./reason-fixes.ts";

interface QuarantineReasonsProps {
	groups: readonly QuarantineGroup[];
	/** Where the mapping is that some of them are corrected in. */
	mappingPlace: string;
	/** What can be done about the rows of one reason and column. */
	groupActions?: (group: QuarantineGroup) => ReactNode;
}

/** Why rows were set aside: each reason with what it means, what to do, and in which columns. */
export function QuarantineReasons({ groups, mappingPlace, groupActions }: QuarantineReasonsProps) {
	const inMapping = groups.some(({ reason, state }) => state === "open" && isFixedInMapping(reason));
	return (
		<Stack gap="xs">
			{inMapping && (
				<Text size="sm" c="dimmed">
					{mappingPlace}
				</Text>
			)}
			<Paper withBorder radius="md" component="ul" className={classes.list} aria-label="Reasons">
				{summariseReasons(groups).map(({ reason, title, fix, groups: ofReason }) => (
					<li key={reason} className={classes.reason}>
						<div className={classes.words}>
							<Title order={3} size="sm" fw={600}>
								{title}
							</Title>
							<Text size="sm" c="dimmed">
								{fix}
							</Text>
						</div>
						<ul className={classes.groups}>
							{ofReason.map((group) => (
								<li key={`${group.column} ${group.state} ${group.note}`} className={classes.group}>
									<Text size="sm" className={classes.column}>
										{group.column === "" ? "the whole row" : <bdi>{group.column}</bdi>}
									</Text>
									<Text size="sm" fw={650} className={classes.count}>
										{formatNumber(group.rows)} <span className="segward-unseen">rows</span>
									</Text>
									{groupActions && <div className={classes.actions}>{groupActions(group)}</div>}
								</li>
							))}
						</ul>
					</li>
				))}
			</Paper>
		</Stack>
	);
}
