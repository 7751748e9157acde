import { Text } from "@mantine/core";
import type { DataColumn } from "../../../design/data-column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { formatDuration, formatTime } from "../../../design/format.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { StateBadge } from "../../../design/state-badge.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import type { Refresh } from "./size-chart-option.ts";

const COLUMNS: readonly DataColumn<Refresh>[] = [
	{
		id: "started",
		header: "Started",
		sortValue: ({ startedAt }) => startedAt,
		descendingFirst: true,
		cell: ({ startedAt }) => <TimeText at={startedAt} size="sm" style={{ whiteSpace: "nowrap" }} />,
	},
	{
		id: "asOf",
		header: "As of",
		sortValue: ({ asOf }) => asOf,
		descendingFirst: true,
		cell: ({ asOf }) => (
			<Text size="sm" style={{ whiteSpace: "nowrap" }} title={asOf}>
				{formatTime(asOf)}
			</Text>
		),
	},
	{
		id: "state",
		header: "State",
		cell: ({ state, errorCode }) => <RefreshState state={state} errorCode={errorCode} />,
	},
	{ id: "size", header: "Size", align: "end", cell: (refresh) => <Amount refresh={refresh} of="size" /> },
	{ id: "entered", header: "Entered", align: "end", cell: (refresh) => <Amount refresh={refresh} of="entered" /> },
	{ id: "left", header: "Left", align: "end", cell: (refresh) => <Amount refresh={refresh} of="left" /> },
	{
		id: "version",
		header: "Version",
		align: "end",
		cell: ({ segmentVersion, dataVersion }) => <span title={`Data version ${dataVersion}`}>{segmentVersion}</span>,
	},
	{
		id: "took",
		header: "Took",
		align: "end",
		sortValue: ({ durationMs }) => durationMs,
		cell: ({ durationMs }) => <span style={{ whiteSpace: "nowrap" }}>{formatDuration(durationMs)}</span>,
	},
	{
		id: "by",
		header: "By",
		cell: ({ startedBy }) => (
			<Text size="sm" truncate maw={140} title={startedBy} dir="auto">
				{startedBy}
			</Text>
		),
	},
];

/** For whoever may not see exact sizes: nobody counts for them who entered and who left. */
const WITHOUT_CHANGES = COLUMNS.filter(({ id }) => id !== "entered" && id !== "left");

export function RefreshTable({ refreshes }: { refreshes: readonly Refresh[] }) {
	return (
		<DataTable
			caption="Refreshes of this segment"
			columns={refreshes.some(({ entered }) => entered.kind !== "withheld") ? COLUMNS : WITHOUT_CHANGES}
			rows={refreshes}
			rowId={({ no }) => no.toString()}
			sort={{ id: "started", descending: true }}
			virtual={{ maxHeight: 480, rowHeight: 45 }}
			minWidth={880}
		/>
	);
}

function RefreshState({ state, errorCode }: Pick<Refresh, "state" | "errorCode">) {
	return (
		<>
			<StateBadge state={state} />
			{errorCode && (
				<Text size="xs" c="dimmed">
					{errorCode}
				</Text>
			)}
		</>
	);
}

function Amount({ refresh, of }: { refresh: Refresh; of: "size" | "entered" | "left" }) {
	return refresh.state === "done" ? <ProtectedSizeText value={refresh[of]} textSize="sm" /> : <span>–</span>;
}
