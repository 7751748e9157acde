import { Badge, Tooltip } from "@mantine/core";
import { IconBan, IconEyeOff } from "@tabler/icons-react";
import { ProtectionBadge } from "../../design/protection-badge.tsx";
import type { ColumnProtection } from "./column-filter.ts";

const NOT_STORED = {
	refused: {
		color: "red",
		icon: <IconBan size={12} aria-hidden />,
		meaning: "Passwords, keys and security codes are never stored, whatever the mapping says.",
	},
	ignored: {
		color: "gray",
		icon: <IconEyeOff size={12} aria-hidden />,
		meaning: "Not stored: the values of this column stay in your file.",
	},
} as const;

/** How a column will be protected, or that it is not stored at all. */
export function ColumnProtectionBadge({ protection }: { protection: ColumnProtection }) {
	if (protection !== "refused" && protection !== "ignored") return <ProtectionBadge protection={protection} />;
	const { color, icon, meaning } = NOT_STORED[protection];
	return (
		<Tooltip label={meaning} events={{ hover: true, focus: true, touch: true }}>
			<Badge variant="outline" color={color} leftSection={icon} tt="none" tabIndex={0}>
				{protection}
			</Badge>
		</Tooltip>
	);
}
