import { Text } from "@mantine/core";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { actSentence } from "../../design/act-sentence.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { formatTime } from "../../design/format.ts";
import { reasonText } from "./entry-facts.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

export const AUDIT_COLUMNS: readonly DataColumn<StoredAuditEntry>[] = [
	{
		id: "sentence",
		header: "What happened",
		cell: (entry) => {
			const { actor, verb, thing } = actSentence(entry);
			return (
				<Text size="sm" span lineClamp={2} miw={240} style={{ overflowWrap: "anywhere" }}>
					<bdi>
						<strong>{actor}</strong>
					</bdi>{" "}
					{verb} {thing}
				</Text>
			);
		},
	},
	{ id: "outcome", header: "Outcome", cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />, width: 120 },
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
