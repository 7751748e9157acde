import { Badge, Box, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { DataColumn } from "../../../design/data-column.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";
import { StateBadge } from "../../../design/state-badge.tsx";
import { TrendLine } from "../../../design/trend-line.tsx";
import type { SegmentSummary } from "./freshness.ts";
import { FreshnessText } from "./freshness-text.tsx";

const MOST_TAGS = 3;
/** What waits beside the version that counts. */
const REVIEW_WORDS = {
	draft: "change not submitted",
	"in-review": "change in review",
	returned: "change returned",
} as const;

/** Columns of the list; ids of sortable ones are the server's sort keys. */
export function segmentColumns(menu: (segment: SegmentSummary) => ReactNode): DataColumn<SegmentSummary>[] {
	return [
		{
			id: "title",
			header: "Segment",
			sortable: true,
			cell: ({ title, name }) => (
				<Box maw={320} miw={230}>
					<Text size="sm" fw={600} lineClamp={2} title={title} dir="auto">
						{title}
					</Text>
					<Text size="xs" c="dimmed" truncate title={name} ff="monospace">
						{name}
					</Text>
				</Box>
			),
		},
		{
			id: "state",
			header: "State",
			cell: ({ state, review }) => (
				<Group gap={4} wrap="nowrap">
					<StateBadge state={state} />
					{review !== undefined && state === "active" && (
						<Badge variant="light" color="yellow" tt="none" miw="max-content">
							{REVIEW_WORDS[review]}
						</Badge>
					)}
				</Group>
			),
		},
		{
			id: "size",
			header: "Size",
			sortable: true,
			descendingFirst: true,
			align: "end",
			cell: ({ lastRefresh }) =>
				lastRefresh ? (
					<ProtectedSizeText value={lastRefresh.size} textSize="sm" fw={600} />
				) : (
					<Text span size="sm" c="dimmed" aria-label="not known yet">
						–
					</Text>
				),
		},
		{ id: "trend", header: "Trend", cell: ({ trend }) => <TrendLine sizes={trend} /> },
		{
			id: "refreshed",
			header: "Refreshed",
			sortable: true,
			descendingFirst: true,
			cell: (segment) => <FreshnessText segment={segment} />,
		},
		{
			id: "owner",
			header: "Owner",
			sortable: true,
			cell: ({ owner }) => (
				<Text size="sm" truncate maw={140} title={owner} dir="auto">
					{owner}
				</Text>
			),
		},
		{ id: "purpose", header: "Purpose and tags", cell: (segment) => <PurposeAndTags {...segment} /> },
		{ id: "menu", header: "Actions", headerUnseen: true, width: 52, pinned: true, cell: menu },
	];
}

function PurposeAndTags({ purpose, tags }: Pick<SegmentSummary, "purpose" | "tags">) {
	return (
		<Box maw={180}>
			<Text size="sm" truncate title={purpose}>
				{purpose}
			</Text>
			{tags.length > 0 && (
				<Group gap={4} mt={2} title={tags.join(", ")}>
					{tags.slice(0, MOST_TAGS).map((tag) => (
						<Badge key={tag} size="sm" variant="default" tt="none" fw={500} maw={96}>
							{tag}
						</Badge>
					))}
					{tags.length > MOST_TAGS && (
						<Text size="xs" c="dimmed">
							+{tags.length - MOST_TAGS}
						</Text>
					)}
				</Group>
			)}
		</Box>
	);
}
