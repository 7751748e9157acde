import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconBan, IconCheck, IconPlayerPlay } from "@tabler/icons-react";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";

const OUTCOMES = {
	done: { color: "ward", icon: <IconCheck size={12} aria-hidden /> },
	started: { color: "gray", icon: <IconPlayerPlay size={12} aria-hidden /> },
	failed: { color: "red", icon: <IconAlertTriangle size={12} aria-hidden /> },
	refused: { color: "yellow", icon: <IconBan size={12} aria-hidden /> },
} as const;

export function OutcomeBadge({ outcome }: { outcome: StoredAuditEntry["outcome"] }) {
	const { color, icon } = OUTCOMES[outcome];
	return (
		<Badge variant="light" color={color} tt="none" leftSection={icon}>
			{outcome}
		</Badge>
	);
}
