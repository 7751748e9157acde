import { Alert, Card, Grid, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconChartLine } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatNumber, formatTime } from "../../../design/format.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { freshnessOf } from "../list/freshness.ts";
import { ProtectionPanel } from "./protection-panel.tsx";
import { RefreshTable } from "./refresh-table.tsx";
import { finishedRefreshes, hiddenSizes, type Refresh } from "./size-chart-option.ts";

const SizeChart = lazy(() => import("./size-chart.tsx"));
const MOST_REFRESHES = 200;

type Segment = ResultOf<"getSegment">;

export function OverviewTab({ segment, refreshButton }: { segment: Segment; refreshButton: ReactNode }) {
	const history = useApi("segmentHistory", { name: segment.name, limit: MOST_REFRESHES });
	return (
		<Stack gap="lg">
			<Grid gap="lg">
				<Grid.Col span={{ base: 12, lg: 8 }}>
					<Stack gap="lg">
						<Facts segment={segment} />
						<Answer query={history}>
							{({ items }) =>
								items.length === 0 ? (
									<Card>
										<EmptyState icon={<IconChartLine aria-hidden />} title="Not refreshed yet" action={refreshButton}>
											A refresh finds the members and keeps them until the next one. From the second on, you see how the
											size changes.
										</EmptyState>
									</Card>
								) : (
									<SizeOverTime refreshes={items} />
								)
							}
						</Answer>
					</Stack>
				</Grid.Col>
				<Grid.Col span={{ base: 12, lg: 4 }}>
					<ProtectionPanel segment={segment} />
				</Grid.Col>
			</Grid>
			{history.data && history.data.items.length > 0 && (
				<section aria-labelledby="refresh-history">
					<Title order={2} size="h4" mb="sm" id="refresh-history">
						Refreshes
					</Title>
					<RefreshTable refreshes={history.data.items} />
				</section>
			)}
		</Stack>
	);
}

function Facts({ segment }: { segment: Segment }) {
	const { lastRefresh } = segment;
	if (!lastRefresh) return null;
	const first = segment.trend.length < 2;
	const counted = changesAreCounted(lastRefresh);
	const changed = freshnessOf(segment, Date.now()) === "changed";
	return (
		<>
			{changed && (
				<Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="The rule changed since">
					These numbers are of version {lastRefresh.segmentVersion}; the rule is at version {segment.version}. Refresh
					to see its members.
				</Alert>
			)}
			<SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
				<Fact label="Size" note={`as of ${formatTime(lastRefresh.asOf)}`}>
					<ProtectedSizeText value={lastRefresh.size} inherit />
				</Fact>
				{(["entered", "left"] as const).map((change) => (
					<Fact
						key={change}
						label={change === "entered" ? "Entered" : "Left"}
						note={
							!counted
								? "only for those who may see exact sizes; compare the sizes of two refreshes"
								: first
									? "known from the second refresh on"
									: "since the refresh before"
						}
					>
						{first || !counted ? "–" : <ProtectedSizeText value={lastRefresh[change]} inherit />}
					</Fact>
				))}
			</SimpleGrid>
		</>
	);
}

/** Who entered and left is counted exactly or not at all. */
function changesAreCounted({ entered }: Pick<Refresh, "entered">): boolean {
	return entered.kind !== "withheld";
}

function Fact({ label, note, children }: { label: string; note: string; children: ReactNode }) {
	return (
		<Card padding="md">
			<Text size="sm" c="dimmed">
				{label}
			</Text>
			<Text fz={22} fw={650} lh={1.4} component="div">
				{children}
			</Text>
			<Text size="xs" c="dimmed">
				{note}
			</Text>
		</Card>
	);
}

function SizeOverTime({ refreshes }: { refreshes: readonly Refresh[] }) {
	const finished = useMemo(() => finishedRefreshes(refreshes), [refreshes]);
	const hidden = hiddenSizes(finished);
	const last = finished.at(-1);
	if (finished.length < 2) {
		return (
			<Card>
				<EmptyState icon={<IconChartLine aria-hidden />} title="Size over time starts here">
					From the second refresh on, you see here how the size changes
					{refreshes.some(changesAreCounted) && ", how many entered and how many left"}.
				</EmptyState>
			</Card>
		);
	}
	return (
		<Card component="section" aria-labelledby="size-over-time">
			<Group justify="space-between" mb="sm">
				<Title order={2} size="h4" id="size-over-time">
					Size over time
				</Title>
				{last && (
					<Text size="xs" c="dimmed">
						last refreshed <TimeText at={last.startedAt} size="xs" />
					</Text>
				)}
			</Group>
			<Suspense fallback={<Skeleton height={280} />}>
				<SizeChart refreshes={finished} />
			</Suspense>
			<Text size="xs" c="dimmed" mt="xs">
				{hidden > 0 &&
					`${formatNumber(hidden)} of ${formatNumber(finished.length)} sizes are hidden and drawn as gaps. `}
				{finished.some(({ size }) => size.kind === "about") &&
					"Within the band lies the true size, 95 times in 100; steps inside of it may be nothing but noise. "}
				{finished.some(changesAreCounted) && "Changes below the threshold have no bar."}
			</Text>
		</Card>
	);
}
