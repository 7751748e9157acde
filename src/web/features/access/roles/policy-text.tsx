import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { type Finding, findingMarks } from "./finding-marks.ts";

const CodeEditor = lazy(() => import("../../../design/code/code-editor.tsx"));

interface PolicyTextProps {
	text: string;
	findings: readonly Finding[];
	onText(text: string): void;
}

/** One Cedar policy as text; what is wrong with it stands at its line. */
export function PolicyText({ text, findings, onText }: PolicyTextProps) {
	const marks = useMemo(() => findingMarks(text, findings), [text, findings]);
	return (
		<Stack gap="xs">
			<Suspense fallback={<Skeleton height={240} radius="md" />}>
				<CodeEditor label="Cedar policy" text={text} problems={marks} onText={onText} />
			</Suspense>
			<Text size="xs" c="dimmed">
				One policy in the{" "}
				<Anchor
					inherit
					href="https://docs.cedarpolicy.com/policies/syntax-policy.html"
					target="_blank"
					rel="noreferrer"
				>
					Cedar language
				</Anchor>
				. What one policy forbids, no other permits. It may permit only to a role of this workspace, a team or a person.
			</Text>
		</Stack>
	);
}
