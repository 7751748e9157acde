import { Text } from "@mantine/core";
import { actSentence } from "../../design/act-sentence.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { formatTime } from "../../design/format.ts";
import { reasonText } from "./entry-facts.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import type { TimelineEntry } from "./use-audit-log.ts";

export const AUDIT_COLUMNS: readonly DataColumn<TimelineEntry>[] = [
	{
		id: "sentence",
		header: "What happened",
		cell: (entry) => (
			<>
				{entry.day !== undefined && (
					<Text size="xs" c="dimmed" fw={650} span display="block" mb={4}>
						{entry.day}
					</Text>
				)}
				<Sentence entry={entry} />
			</>
		),
	},
	{ id: "outcome", header: "Outcome", cell: (entry) => <OutcomeBadge entry={entry} />, width: 120 },
	{
		id: "reason",
		header: "Why",
		cell: ({ outcome, reason }) => (
			<Text size="sm" c="dimmed" span lineClamp={2}>
				{reason !== undefined && (outcome === "refused" || outcome === "failed") ? reasonText(reason) : ""}
			</Text>
		),
		width: "30%",
	},
	{
		id: "at",
		header: "When",
		cell: ({ at }) => (
			<Text span component="time" dateTime={at} title={at} size="sm" style={{ whiteSpace: "nowrap" }}>
				{formatTime(at)}
			</Text>
		),
		width: 160,
	},
];

function Sentence({ entry }: { entry: TimelineEntry }) {
	if (entry.isErased) {
		return (
			<Text size="sm" span c="dimmed">
				What this entry said was erased
			</Text>
		);
	}
	const { actor, verb, thing } = actSentence(entry);
	return (
		<Text size="sm" span lineClamp={2} miw={240} style={{ overflowWrap: "anywhere" }}>
			<bdi>
				<strong>{actor}</strong>
			</bdi>{" "}
			{verb} {thing}
		</Text>
	);
}
