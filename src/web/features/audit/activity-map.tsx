import { Group, SegmentedControl, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useApi } from "../../client/use-api.ts";
import { formatNumber } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { type ActivityCell, type ActivityHours, activityGrid, busiestHour, WEEKDAYS } from "./activity-grid.ts";
import classes from "./activity-map.module.css";

const WEEKS = [
	{ value: "4", label: "4 weeks" },
	{ value: "8", label: "8 weeks" },
	{ value: "12", label: "12 weeks" },
];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When things happen: weekdays by hours, so that what is out of the ordinary shows. */
export function ActivityMap() {
	const [weeks, setWeeks] = useState("8");
	const activity = useApi("auditActivity", { weeks }, { keepPrevious: true });
	return (
		<Section
			title="When things happen"
			aside={<SegmentedControl size="xs" aria-label="Time looked at" data={WEEKS} value={weeks} onChange={setWeeks} />}
		>
			<Answer query={activity}>{({ items }) => <HeatMap hours={items} />}</Answer>
		</Section>
	);
}

function HeatMap({ hours }: { hours: ActivityHours }) {
	const grid = useMemo(() => activityGrid(hours), [hours]);
	const busiest = busiestHour(grid);
	return (
		<>
			<table className={classes.map}>
				<caption className="segward-unseen">Acts by weekday and hour, in your time zone</caption>
				<thead>
					<tr>
						<td />
						{HOURS.map((hour) => (
							<th key={hour} scope="col">
								{hour % 3 === 0 ? hour : <span className="segward-unseen">{hour}</span>}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{WEEKDAYS.map((day, row) => (
						<tr key={day}>
							<th scope="row">{day}</th>
							{HOURS.map((hour) => (
								<Cell key={hour} day={day} hour={hour} cell={grid[row]?.[hour]} />
							))}
						</tr>
					))}
				</tbody>
			</table>
			<Group justify="space-between" mt="xs">
				<Text size="xs" c="dimmed">
					{busiest === undefined ? "Nothing happened in this time." : `Most happens on ${busiest}, your time.`}
				</Text>
				<Text size="xs" c="dimmed">
					Stronger colour: more acts. A line below: some were refused.
				</Text>
			</Group>
		</>
	);
}

function Cell({ day, hour, cell }: { day: string; hour: number; cell: ActivityCell | undefined }) {
	const { acts = 0, refused = 0, level = 0 } = cell ?? {};
	const told = `${formatNumber(acts)} acts${refused > 0 ? `, ${formatNumber(refused)} refused` : ""}`;
	return (
		<td
			className={classes.cell}
			data-level={level}
			data-refused={refused > 0 ? "" : undefined}
			title={`${day} ${hour}:00 to ${hour + 1}:00: ${told}`}
		>
			<span className="segward-unseen">{told}</span>
		</td>
	);
}
