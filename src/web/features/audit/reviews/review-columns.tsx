import { Badge, Text } from "@mantine/core";
import type { DataColumn } from "../../../design/data-column.ts";
import { formatNumber } from "../../../design/format.ts";
import { periodText, type ReviewSummary, STATE_COLORS } from "./review-words.ts";

export const REVIEW_COLUMNS: readonly DataColumn<ReviewSummary>[] = [
	{
		id: "period",
		header: "Review",
		cell: (review) => (
			<Text size="sm" component="div" miw={200}>
				<strong>{periodText(review)}</strong>{" "}
				<Text span c="dimmed" size="sm">
					<bdi>{review.title}</bdi>
				</Text>
			</Text>
		),
	},
	{
		id: "state",
		header: "State",
		cell: ({ state }) => (
			<Badge variant="light" color={STATE_COLORS[state]} tt="none">
				{state}
			</Badge>
		),
		width: 110,
	},
	{ id: "due", header: "Due", cell: ({ dueAt }) => dueAt.slice(0, 10), width: 120 },
	{ id: "acts", header: "Acts", cell: ({ acts }) => formatNumber(acts), width: 100 },
	{ id: "refused", header: "Refused", cell: ({ refused }) => formatNumber(refused), width: 100 },
	{
		id: "log",
		header: "Log",
		cell: ({ logFaults }) => (logFaults === undefined ? "" : logFaults === 0 ? "verified" : "does not verify"),
		width: 110,
	},
	{ id: "by", header: "Signed by", cell: ({ signedBy }) => <bdi>{signedBy}</bdi>, width: 130 },
];
