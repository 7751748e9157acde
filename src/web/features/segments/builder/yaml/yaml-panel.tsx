import { Alert, Skeleton, Stack, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { lazy, Suspense, useMemo } from "react";
import type { Draft } from "../model/draft-history.ts";
import type { PlacedIssue } from "../model/placed-issues.ts";
import { yamlProblems } from "./yaml-problems.ts";

const YamlEditor = lazy(() => import("./yaml-editor.tsx"));

interface YamlPanelProps {
	draft: Draft;
	issues: readonly PlacedIssue[];
	write(text: string): void;
}

/** The same document as text; what is wrong with it stands at its line. */
export function YamlPanel({ draft, issues, write }: YamlPanelProps) {
	const { text, fault } = draft;
	const problems = useMemo(() => yamlProblems(text, fault, issues), [text, fault, issues]);
	return (
		<Stack gap="xs">
			{fault && (
				<Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />} p="xs">
					<Text size="xs">
						Line {fault.line}: {fault.message}. The builder still shows the last text that could be read; editing there
						replaces this one.
					</Text>
				</Alert>
			)}
			<Suspense fallback={<Skeleton height={320} radius="md" />}>
				<YamlEditor text={text} problems={problems} onText={write} />
			</Suspense>
			<Text size="xs" c="dimmed">
				Text and builder are one document. Comments and layout of the text last until you edit in the builder, which
				writes it anew.
			</Text>
		</Stack>
	);
}
