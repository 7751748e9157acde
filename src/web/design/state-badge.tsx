import { Badge } from "@mantine/core";
import type { SegmentState } from "../../core/segments/segment-record.ts";

const COLORS: Record<string, string> = {
	active: "ward",
	done: "ward",
	draft: "gray",
	archived: "gray",
	cancelled: "gray",
	waiting: "gray",
	"in-review": "yellow",
	suspended: "yellow",
	running: "blue",
	failed: "red",
};

/** State of a segment, import or refresh; the word says it, the colour only helps. */
export function StateBadge({
	state,
}: {
	state: SegmentState | "waiting" | "running" | "done" | "failed" | "cancelled";
}) {
	return (
		<Badge variant="light" color={COLORS[state] ?? "gray"} tt="none" miw="max-content">
			{state.replace("-", " ")}
		</Badge>
	);
}
