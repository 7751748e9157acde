import { Badge, Tooltip } from "@mantine/core";
import { IconEye, IconEyeOff, IconLock, IconMathFunction } from "@tabler/icons-react";
import type { Field } from "../../core/catalogue/field.ts";

const PROTECTIONS = {
	sealed: {
		text: "sealed",
		color: "violet",
		icon: <IconLock size={12} aria-hidden />,
		meaning: "Encrypted in the vault. The query engine never sees it; rules can only ask for equality.",
	},
	masked: {
		text: "masked",
		color: "ward",
		icon: <IconEyeOff size={12} aria-hidden />,
		meaning: "Usable in rules; people see a masked form.",
	},
	derived: {
		text: "derived",
		color: "ward",
		icon: <IconMathFunction size={12} aria-hidden />,
		meaning: "Computed at import from a sealed identifier, so that rules can use it without anyone seeing that.",
	},
	open: {
		text: "open",
		color: "gray",
		icon: <IconEye size={12} aria-hidden />,
		meaning: "Shown as it is, in samples and lists.",
	},
} as const;

export type Protection = keyof typeof PROTECTIONS;

/** How a field is protected, from its kind, origin and labels. */
export function protectionOf(field: Pick<Field, "kind" | "labels" | "derivedFrom">): Protection {
	if (field.kind === "identifier") return "sealed";
	if (field.derivedFrom !== undefined) return "derived";
	const sensitive = field.labels.some((label) => label !== "internal" && label !== "behavioural");
	return sensitive ? "masked" : "open";
}

export function ProtectionBadge({ protection }: { protection: Protection }) {
	const { text, color, icon, meaning } = PROTECTIONS[protection];
	return (
		<Tooltip label={meaning} events={{ hover: true, focus: true, touch: true }}>
			<Badge variant="light" color={color} leftSection={icon} tt="none" miw="max-content" tabIndex={0}>
				{text}
			</Badge>
		</Tooltip>
	);
}
