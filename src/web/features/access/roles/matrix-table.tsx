import { Badge, Box, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Fragment } from "react";
import classes from "./matrix.module.css";
import type { MatrixArea } from "./matrix-areas.ts";

interface MatrixTableProps {
	areas: readonly MatrixArea[];
	roles: readonly string[];
}

/** A row an act, a column a role; both stay in sight. */
export function MatrixTable({ areas, roles }: MatrixTableProps) {
	if (areas.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				No act fits this.
			</Text>
		);
	}
	return (
		<Box component="section" aria-label="Access matrix" tabIndex={0} className={classes.frame}>
			<table className={classes.table}>
				<caption className="segward-unseen">Which role may do what</caption>
				<thead>
					<tr>
						<th scope="col">Act</th>
						{roles.map((role) => (
							<th key={role} scope="col">
								{role}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{areas.map(({ title, acts }) => (
						<Fragment key={title}>
							<tr>
								<th scope="rowgroup" className={classes.area}>
									{title}
								</th>
								<td colSpan={roles.length} className={classes.area} />
							</tr>
							{acts.map((act) => (
								<ActRow key={act.action} act={act} roles={roles} />
							))}
						</Fragment>
					))}
				</tbody>
			</table>
		</Box>
	);
}

function ActRow({ act, roles }: { act: MatrixArea["acts"][number]; roles: readonly string[] }) {
	return (
		<tr>
			<th scope="row">
				{act.words}
				{act.sensitive && (
					<Badge ml="xs" size="sm" variant="light" color="yellow" tt="none" title="Needs a fresh second factor">
						sensitive
					</Badge>
				)}
				<Text size="xs" c="dimmed" ff="monospace">
					{act.action}
				</Text>
			</th>
			{roles.map((role) => (
				<td key={role}>
					{act.roles.includes(role) ? (
						<IconCheck size={18} role="img" aria-label="may" color="var(--segward-protected)" />
					) : (
						<span className="segward-unseen">may not</span>
					)}
				</td>
			))}
		</tr>
	);
}
