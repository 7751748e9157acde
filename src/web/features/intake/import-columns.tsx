import { Badge, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ImportView } from "../../../core/intake/import-record.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { formatDuration, formatNumber } from "../../design/format.ts";
import { StateBadge } from "../../design/state-badge.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { durationMs, KIND_WORDS, runWord } from "./import-words.ts";

/** Columns of the list of imports. */
export const IMPORT_COLUMNS: DataColumn<ImportView>[] = [
	{
		id: "source",
		header: "Source",
		cell: (record) => (
			<Group gap={8} wrap="nowrap" maw={320}>
				<Text span size="sm" fw={600} truncate dir="auto" title={record.source}>
					{record.source}
				</Text>
				<RunBadge record={record} />
			</Group>
		),
		sortValue: ({ source }) => source,
	},
	{ id: "kind", header: "Kind", cell: ({ kind }) => KIND_WORDS[kind], sortValue: ({ kind }) => kind },
	{ id: "state", header: "State", cell: ({ state }) => <StateBadge state={state} />, sortValue: ({ state }) => state },
	{
		id: "accepted",
		header: "Accepted",
		align: "end",
		cell: ({ counts }) => (counts ? formatNumber(counts.rowsAccepted) : "–"),
		sortValue: ({ counts }) => counts?.rowsAccepted,
		descendingFirst: true,
	},
	{
		id: "quarantined",
		header: "Set aside",
		align: "end",
		cell: ({ counts }) => (counts ? <QuarantinedCount rows={counts.rowsQuarantined} /> : "–"),
		sortValue: ({ counts }) => counts?.rowsQuarantined,
		descendingFirst: true,
	},
	{
		id: "who",
		header: "By",
		cell: ({ startedBy }) => (
			<Text span size="sm" truncate display="block" maw={160} dir="auto" title={startedBy}>
				{startedBy}
			</Text>
		),
		sortValue: ({ startedBy }) => startedBy,
	},
	{
		id: "when",
		header: "When",
		cell: ({ startedAt }) => <TimeText at={startedAt} size="sm" style={{ whiteSpace: "nowrap" }} />,
		sortValue: ({ startedAt }) => Date.parse(startedAt),
		descendingFirst: true,
	},
	{
		id: "duration",
		header: "Took",
		align: "end",
		cell: (record) => <Duration ms={durationMs(record)} />,
		sortValue: durationMs,
		descendingFirst: true,
	},
];

/** The same in fewer columns, for a narrow window. */
export const NARROW_IMPORT_COLUMNS: DataColumn<ImportView>[] = IMPORT_COLUMNS.filter(
	({ id }) => id !== "duration" && id !== "who",
);

export function RunBadge({ record }: { record: ImportView }) {
	const word = runWord(record);
	return word === undefined ? null : (
		<Badge variant="outline" color="gray" tt="none" style={{ flexShrink: 0 }}>
			{word}
		</Badge>
	);
}

function QuarantinedCount({ rows }: { rows: number }) {
	if (rows === 0) {
		return (
			<Text span size="sm" c="dimmed">
				0
			</Text>
		);
	}
	return (
		<Text span size="sm" c="var(--segward-attention)" style={{ whiteSpace: "nowrap" }}>
			<IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: "-0.12em", marginRight: 4 }} />
			{formatNumber(rows)}
		</Text>
	);
}

function Duration({ ms }: { ms: number | undefined }) {
	return (
		<Text span size="sm" style={{ whiteSpace: "nowrap" }}>
			{ms === undefined ? "–" : formatDuration(ms)}
		</Text>
	);
}
