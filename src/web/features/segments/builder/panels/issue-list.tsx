import { Card, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconExclamationCircle, IconPencil } from "@tabler/icons-react";
import { isError } from "../../../../../core/segments/rule-issue.ts";
import type { PlacedIssue } from "../model/placed-issues.ts";
import { pathText } from "../model/rule-path.ts";
import styles from "./panels.module.css";

interface IssueListProps {
	issues: readonly PlacedIssue[];
	jump(issue: PlacedIssue): void;
}

/** Everything to put right, each one step away. */
export function IssueList({ issues, jump }: IssueListProps) {
	if (issues.length === 0) return null;
	const errors = issues.filter(isError).length;
	const unfinished = issues.every((issue) => issue.unfinished || !isError(issue));
	const words = `${errors} ${errors === 1 ? "thing" : "things"} to ${unfinished ? "fill in" : "put right"}`;
	return (
		<Card component="section" aria-labelledby="builder-issues" padding="md">
			<Stack gap={6}>
				<Text component="h2" id="builder-issues" size="sm" fw={650} m={0} aria-live="polite">
					{errors === 0 ? "Worth a look" : words}
				</Text>
				{issues.map((issue) => (
					<button
						type="button"
						key={`${issue.path} ${issue.message}`}
						className={styles.issue}
						data-severity={issue.unfinished ? "unfinished" : issue.severity}
						onClick={() => jump(issue)}
					>
						{issue.unfinished ? (
							<IconPencil size={14} aria-label="To fill in" />
						) : isError(issue) ? (
							<IconExclamationCircle size={14} aria-label="Error" />
						) : (
							<IconAlertTriangle size={14} aria-label="Warning" />
						)}
						<span>
							<code>{issue.node === null ? issue.path : pathText([...issue.node, ...issue.inside])}</code>{" "}
							{issue.message}
						</span>
					</button>
				))}
			</Stack>
		</Card>
	);
}
