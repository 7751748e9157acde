import { Box, Group, Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { formatTime } from "../../../design/format.ts";
import { TimeText } from "../../../design/time-text.tsx";
import { freshnessOf, type SegmentSummary } from "./freshness.ts";

const WARNINGS = {
	changed: { text: "rule changed since", meaning: "The newest refresh used an older version of the rule." },
	stale: { text: "stale", meaning: "The newest refresh is more than a week old." },
} as const;

/** When a segment was refreshed, and whether that still holds. */
export function FreshnessText({ segment }: { segment: SegmentSummary }) {
	const freshness = freshnessOf(segment, Date.now());
	if (!segment.lastRefresh || freshness === "never") {
		return (
			<Text size="sm" c="dimmed">
				never
			</Text>
		);
	}
	const { startedAt, asOf } = segment.lastRefresh;
	const warning = freshness === "fresh" ? undefined : WARNINGS[freshness];
	return (
		<Box style={{ whiteSpace: "nowrap" }} title={`As of ${formatTime(asOf)}`}>
			<TimeText at={startedAt} size="sm" />
			{warning && (
				<Tooltip label={warning.meaning}>
					<Group gap={4} wrap="nowrap" c="var(--segward-attention)">
						<IconAlertTriangle size={12} aria-hidden />
						<Text size="xs">{warning.text}</Text>
					</Group>
				</Tooltip>
			)}
		</Box>
	);
}
