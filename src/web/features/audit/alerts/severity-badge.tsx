import { Badge } from "@mantine/core";
import type { Severity } from "../../../../core/audit/watch/detection.ts";
import { type AlertView, SEVERITY_WORDS, STATE_WORDS } from "./alert-words.ts";

export function SeverityBadge({ severity }: { severity: Severity }) {
	const { label, color, variant } = SEVERITY_WORDS[severity];
	return (
		<Badge variant={variant} color={color} tt="none" miw="max-content">
			{label}
		</Badge>
	);
}

export function AlertStateBadge({ state }: { state: AlertView["state"] }) {
	const { label, color } = STATE_WORDS[state];
	return (
		<Badge variant="light" color={color} tt="none" miw="max-content">
			{label}
		</Badge>
	);
}
