import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconBan, IconCheck, IconEraser, IconPlayerPlay } from "@tabler/icons-react";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";

const OUTCOMES = {
	done: { color: "ward", icon: <IconCheck size={12} aria-hidden /> },
	started: { color: "gray", icon: <IconPlayerPlay size={12} aria-hidden /> },
	failed: { color: "red", icon: <IconAlertTriangle size={12} aria-hidden /> },
	refused: { color: "yellow", icon: <IconBan size={12} aria-hidden /> },
} as const;

export function OutcomeBadge({ entry }: { entry: Pick<StoredAuditEntry, "outcome" | "isErased"> }) {
	if (entry.isErased) {
		return (
			<Badge variant="light" color="gray" tt="none" leftSection={<IconEraser size={12} aria-hidden />}>
				erased
			</Badge>
		);
	}
	const { outcome } = entry;
	const { color, icon } = OUTCOMES[outcome];
	return (
		<Badge variant="light" color={color} tt="none" leftSection={icon}>
			{outcome}
		</Badge>
	);
}
