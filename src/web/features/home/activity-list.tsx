import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { actSentence } from "../../design/act-sentence.ts";
import { TimeText } from "../../design/time-text.tsx";
import classes from "./home.module.css";

type Activity = ResultOf<"overview">["activity"];

/** What happened lately, in sentences. */
export function ActivityList({ activity }: { activity: Activity }) {
	if (activity.length === 0) {
		return (
			<Text c="dimmed" size="sm">
				Nothing has happened yet.
			</Text>
		);
	}
	return (
		<ul className={classes.plain}>
			{activity.map((entry, index) => (
				<ActivityItem key={`${entry.at} ${index.toString()}`} entry={entry} />
			))}
		</ul>
	);
}

function ActivityItem({ entry }: { entry: Activity[number] }) {
	const { actor, verb, thing, link } = actSentence(entry);
	return (
		<li className={classes.activity}>
			<span className={classes.dot} data-outcome={entry.outcome} aria-hidden />
			<Text size="sm" className={`${classes.grow} ${classes.anywhere}`}>
				<bdi>
					<strong>{actor}</strong>
				</bdi>{" "}
				{verb}{" "}
				{link ? (
					<Anchor component={Link} to={link} inherit underline="always">
						{thing}
					</Anchor>
				) : (
					thing
				)}
			</Text>
			<TimeText at={entry.at} size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }} />
		</li>
	);
}
