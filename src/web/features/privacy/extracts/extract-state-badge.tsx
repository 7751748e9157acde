import { Badge } from "@mantine/core";
import type { ExtractState } from "../../../../core/privacy/extract/extract-record.ts";
import { StateBadge } from "../../../design/state-badge.tsx";

export function ExtractStateBadge({ state }: { state: ExtractState }) {
	if (state !== "removed") return <StateBadge state={state} />;
	return (
		<Badge variant="light" color="gray" tt="none" miw="max-content">
			rows removed
		</Badge>
	);
}
