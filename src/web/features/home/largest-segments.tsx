import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay } from "../../client/session.ts";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { TrendLine } from "../../design/trend-line.tsx";
import classes from "./home.module.css";

/** Sizes and freshness at a glance. */
export function LargestSegments({ segments }: { segments: ResultOf<"overview">["largest"] }) {
	const mayBuild = useMay("segment:apply");
	if (segments.length === 0) {
		return (
			<>
				<Text c="dimmed" size="sm" mb="sm">
					No segment has been refreshed yet. A refresh finds its members, and from then on its size is kept here.
				</Text>
				<Button component={Link} to={mayBuild ? "/segments/new" : "/segments"} variant="default" size="xs">
					{mayBuild ? "New segment" : "See the segments"}
				</Button>
			</>
		);
	}
	return (
		<ul className={classes.plain}>
			{segments.map(({ name, title, size, trend, refreshedAt }) => (
				<li key={name} className={classes.segment}>
					<div className={classes.grow}>
						<Anchor
							component={Link}
							to={`/segments/${name}`}
							fw={600}
							size="sm"
							className={classes.anywhere}
							dir="auto"
						>
							{title}
						</Anchor>
						<Text size="xs" c="dimmed">
							refreshed <TimeText at={refreshedAt} />
						</Text>
					</div>
					<ProtectedSizeText value={size} fw={600} />
					<TrendLine sizes={trend} />
				</li>
			))}
		</ul>
	);
}
