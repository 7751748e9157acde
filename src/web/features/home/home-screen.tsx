import { Anchor, Button, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link, Navigate } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { ActivityList } from "./activity-list.tsx";
import { AttentionList } from "./attention-list.tsx";
import { isEmpty } from "./emptiness.ts";
import classes from "./home.module.css";
import { LargestSegments } from "./largest-segments.tsx";
import { RunningWork } from "./running-work.tsx";
import { Totals } from "./totals.tsx";

/** Each look stands in the access log; coming back to the page looks at once. */
const REFRESH_EVERY_MS = 5 * 60_000;

/** What needs me now, how much there is, what happened. */
export default function HomeScreen() {
	const overview = useApi("overview", {}, { refetchInterval: REFRESH_EVERY_MS });
	const mayBuild = useMay("segment:apply");
	if (overview.data && isEmpty(overview.data) && mayBuild) return <Navigate to="/welcome" replace />;
	return (
		<Page
			title="Home"
			lead="What needs you now, and how things stand."
			actions={
				<>
					<Button component={Link} to="/welcome" variant="subtle">
						First steps
					</Button>
					{mayBuild && (
						<Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} aria-hidden />}>
							New segment
						</Button>
					)}
				</>
			}
		>
			<Answer query={overview}>{(data) => <Overview data={data} />}</Answer>
		</Page>
	);
}

function Overview({ data }: { data: ResultOf<"overview"> }) {
	const mayReadLog = useMay("audit:list");
	return (
		<Stack gap="lg">
			<RunningWork />
			<Totals totals={data.totals} />
			<div className={classes.columns}>
				<Stack gap="lg">
					<Section title="Needs you now">
						<AttentionList items={data.attention} />
					</Section>
					<Section title="Largest segments" aside={<More to="/segments" label="All segments" />}>
						<LargestSegments segments={data.largest} />
					</Section>
				</Stack>
				<Section
					title={mayReadLog ? "Lately" : "What you did lately"}
					aside={mayReadLog && <More to="/audit" label="Whole log" />}
				>
					<ActivityList activity={data.activity} />
				</Section>
			</div>
		</Stack>
	);
}

function More({ to, label }: { to: string; label: string }) {
	return (
		<Anchor component={Link} to={to} size="sm">
			{label}
		</Anchor>
	);
}
