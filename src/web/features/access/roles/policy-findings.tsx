import { Alert, Group, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { Finding } from "./finding-marks.ts";

/** What the check found, each with its line and column. */
export function PolicyFindings({ findings, isChecked }: { findings: readonly Finding[]; isChecked: boolean }) {
	if (findings.length > 0) {
		const isBroken = findings.some(({ severity }) => severity === "error");
		return (
			<Alert
				role="status"
				color={isBroken ? "red" : "yellow"}
				variant="light"
				icon={<IconAlertTriangle aria-hidden />}
				title={isBroken ? "This cannot be put in force yet" : "This may not do what it should"}
			>
				<List size="sm" spacing={4}>
					{findings.map(({ message, hint, line, column }) => (
						<List.Item key={`${line} ${column} ${message}`}>
							{line !== undefined && `Line ${line}, column ${column}: `}
							{message} {hint}
						</List.Item>
					))}
				</List>
			</Alert>
		);
	}
	if (!isChecked) return null;
	return (
		<Group gap={6} role="status">
			<IconCheck size={16} aria-hidden color="var(--segward-protected)" />
			<Text size="sm">Checked: nothing is wrong with it.</Text>
		</Group>
	);
}
