import { Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useSearchParams } from "react-router";
import { usePages } from "../../../client/use-pages.ts";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Page } from "../../../design/page.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import type { AlertView } from "./alert-words.ts";
import { FreezePanel } from "./freeze-panel.tsx";
import { AlertStateBadge, SeverityBadge } from "./severity-badge.tsx";

const REFRESH_MS = 30_000;

const COLUMNS: readonly DataColumn<AlertView>[] = [
	{ id: "severity", header: "Severity", cell: ({ severity }) => <SeverityBadge severity={severity} />, width: 110 },
	{
		id: "what",
		header: "What was found",
		cell: ({ title, found }) => (
			<Stack gap={0}>
				<Text size="sm" fw={600} span>
					{title}
				</Text>
				<Text size="xs" c="dimmed" span style={{ overflowWrap: "anywhere" }} dir="auto">
					{found}
				</Text>
			</Stack>
		),
	},
	{
		id: "subject",
		header: "About",
		cell: ({ subject }) => (
			<Text size="sm" span dir="auto" style={{ overflowWrap: "anywhere" }}>
				{subject.label}
			</Text>
		),
		width: "20%",
	},
	{ id: "state", header: "State", cell: ({ state }) => <AlertStateBadge state={state} />, width: 160 },
	{ id: "last", header: "Last found", cell: ({ lastAt }) => <TimeText at={lastAt} size="sm" />, width: 130 },
];

/** What the watch over the access log found. */
export default function AlertsScreen() {
	const [address, setAddress] = useSearchParams();
	const state = address.get("state") === "closed" ? "closed" : "unsettled";
	const alerts = usePages("listAlerts", { state, limit: 50 }, { refetchInterval: REFRESH_MS });
	return (
		<Page
			title="Alerts"
			lead="The access log is watched all the time. What looks suspicious waits here until somebody says what it was."
		>
			<SegmentedControl
				aria-label="Which alerts"
				data={[
					{ value: "unsettled", label: "To handle" },
					{ value: "closed", label: "Closed" },
				]}
				value={state}
				onChange={(value) => setAddress(value === "closed" ? { state: "closed" } : {}, { replace: true })}
				w="fit-content"
			/>
			<Answer query={alerts}>
				{(pages) => (
					<Stack gap="lg">
						<DataTable
							caption={state === "closed" ? "Closed alerts" : "Alerts to handle"}
							columns={COLUMNS}
							rows={pages.flatMap(({ items }) => items)}
							rowId={({ id }) => id}
							rowLink={({ id }) => `/audit/alerts/${id}`}
							minWidth={720}
							onEndInSight={() => alerts.hasNextPage && !alerts.isFetchingNextPage && void alerts.fetchNextPage()}
							empty={<Nothing closed={state === "closed"} />}
						/>
						{alerts.hasNextPage && (
							<Button variant="default" w="fit-content" onClick={() => void alerts.fetchNextPage()}>
								Show more
							</Button>
						)}
						<FreezePanel frozen={pages[0]?.frozen ?? null} />
					</Stack>
				)}
			</Answer>
		</Page>
	);
}

function Nothing({ closed }: { closed: boolean }) {
	return (
		<EmptyState icon={<IconShieldCheck aria-hidden />} title={closed ? "None was closed yet" : "Nothing to handle"}>
			{closed ? "Closed alerts keep their evidence and what was done." : "New alerts appear here by themselves."}
		</EmptyState>
	);
}
