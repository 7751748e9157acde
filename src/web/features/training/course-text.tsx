import { Anchor, Blockquote, Code, List, Stack, Text, Title } from "@mantine/core";
import type { Block, TextRun } from "../../../core/access/training/course.ts";

/** The reading matter of a course: text and nothing else, whatever its author wrote. */
export function CourseBlocks({ blocks }: { blocks: readonly Block[] }) {
	return (
		<Stack gap="md" maw="70ch" dir="auto">
			{blocks.map((block, at) => (
				<BlockView key={`block-${at.toString()}`} block={block} />
			))}
		</Stack>
	);
}

function BlockView({ block }: { block: Block }) {
	switch (block.kind) {
		case "heading":
			return (
				<Title order={block.level} size={block.level === 2 ? "h4" : "h6"} mt="sm">
					<Runs runs={block.runs} />
				</Title>
			);
		case "paragraph":
			return (
				<Text>
					<Runs runs={block.runs} />
				</Text>
			);
		case "quote":
			return (
				<Blockquote p="md" radius="md">
					<Runs runs={block.runs} />
				</Blockquote>
			);
		case "list":
			return (
				<List type={block.ordered ? "ordered" : "unordered"} spacing="xs" withPadding>
					{block.items.map((runs, at) => (
						<List.Item key={`item-${at.toString()}`}>
							<Runs runs={runs} />
						</List.Item>
					))}
				</List>
			);
	}
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
	return runs.map((run, at) => <Run key={`run-${at.toString()}`} run={run} />);
}

function Run({ run: { text, strong, emphasis, code, href } }: { run: TextRun }) {
	const styled = code ? <Code>{text}</Code> : strong ? <strong>{text}</strong> : emphasis ? <em>{text}</em> : text;
	if (href === undefined) return styled;
	return (
		<Anchor href={href} target="_blank" rel="noopener noreferrer" inherit>
			{styled}
		</Anchor>
	);
}
