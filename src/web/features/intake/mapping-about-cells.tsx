import { Badge, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatShare } from "../../design/format.ts";
import { plainNote } from "./issue-words.ts";
import type { DraftColumn } from "./mapping-draft.ts";
import { useMappingEditing } from "./mapping-editing.ts";

/** A column of the file: its name, a few masked values, and what a person should know. */
export function AboutCell({ row: { about } }: { row: DraftColumn }) {
	const problems = useMappingEditing().issues.byColumn.get(about.column) ?? [];
	return (
		<Stack gap={2} maw={250}>
			<Text fw={600} size="sm" truncate dir="auto" title={about.column}>
				{about.column || "(no name)"}
			</Text>
			{about.examples.length > 0 && (
				<Text size="xs" c="dimmed" ff="monospace" truncate dir="auto" title={`Masked: ${about.examples.join(", ")}`}>
					{about.examples.join(" · ")}
				</Text>
			)}
			{problems.map((problem) => (
				<Note key={problem} color="var(--segward-danger)" icon={<IconAlertTriangle size={14} aria-hidden />}>
					{problem}
				</Note>
			))}
			{problems.length === 0 && about.note && (
				<Note color="var(--segward-attention)" icon={<IconInfoCircle size={14} aria-hidden />}>
					{sentence(plainNote(about.note))}
				</Note>
			)}
		</Stack>
	);
}

function Note({ color, icon, children }: { color: string; icon: ReactNode; children: ReactNode }) {
	return (
		<Group gap={4} wrap="nowrap" align="flex-start" c={color}>
			<span style={{ flexShrink: 0, lineHeight: 1, paddingTop: 2 }}>{icon}</span>
			<Text size="xs" style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
				{children}
			</Text>
		</Group>
	);
}

function sentence(note: string): string {
	return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;
}

/** The detected type and labels, with how sure that is and why. */
export function FoundCell({ row: { about } }: { row: DraftColumn }) {
	const kindOfValue = about.detectedType === about.role ? undefined : about.detectedType;
	if (!kindOfValue && about.labels.length === 0) {
		return (
			<Text size="xs" c="dimmed">
				–
			</Text>
		);
	}
	return (
		<Stack gap={4} align="flex-start">
			{about.labels.length > 0 && (
				<Group gap={4}>
					{about.labels.map((label) => (
						<Badge key={label} size="sm" variant="outline" color="gray" tt="none">
							{label}
						</Badge>
					))}
				</Group>
			)}
			<Tooltip
				label={about.reasons.join("; ")}
				disabled={about.reasons.length === 0}
				events={{ hover: true, focus: true, touch: true }}
			>
				<Text size="xs" c="dimmed" tabIndex={about.reasons.length > 0 ? 0 : undefined}>
					{[kindOfValue, `${formatShare(Math.round(about.confidence * 100) / 100)} sure`].filter(Boolean).join(" · ")}
				</Text>
			</Tooltip>
		</Stack>
	);
}
