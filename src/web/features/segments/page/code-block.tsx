import { ActionIcon, Box, CopyButton, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./code-block.module.css";

interface CodeBlockProps {
	code: string;
	/** Accessible name. */
	label: string;
	maxHeight: number;
	/** Folded away under these words. */
	summary?: string;
	note?: string;
}

export function CodeBlock({ code, label, maxHeight, summary, note }: CodeBlockProps) {
	const block = (
		<Box className={classes.frame}>
			<Box component="section" aria-label={label} tabIndex={0} className={classes.scroll} mah={maxHeight}>
				<pre className={classes.code} dir="ltr">
					<code>{code}</code>
				</pre>
			</Box>
			<CopyButton value={code}>
				{({ copied, copy }) => (
					<Tooltip label={copied ? "Copied" : "Copy"}>
						<ActionIcon className={classes.copy} variant="default" onClick={copy} aria-label={`Copy: ${label}`}>
							{copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
						</ActionIcon>
					</Tooltip>
				)}
			</CopyButton>
		</Box>
	);
	if (!summary) return block;
	return (
		<details className={classes.details}>
			<summary className={classes.summary}>{summary}</summary>
			{note && (
				<Text size="sm" c="dimmed" my="xs">
					{note}
				</Text>
			)}
			{block}
		</details>
	);
}
