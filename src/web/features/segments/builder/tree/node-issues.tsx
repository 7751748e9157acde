import { IconAlertTriangle, IconExclamationCircle, IconPencil } from "@tabler/icons-react";
import type { PlacedIssue } from "../model/placed-issues.ts";
import styles from "./tree.module.css";

/** What the checker says about one condition. */
export function NodeIssues({ issues, id }: { issues: readonly PlacedIssue[]; id: string }) {
	if (issues.length === 0) return null;
	return (
		<ul className={styles.issues} id={id}>
			{issues.map((issue) => (
				<li key={`${issue.path} ${issue.message}`} data-severity={issue.unfinished ? "unfinished" : issue.severity}>
					{issue.unfinished ? (
						<IconPencil size={14} aria-label="To fill in" />
					) : issue.severity === "error" ? (
						<IconExclamationCircle size={14} aria-label="Error" />
					) : (
						<IconAlertTriangle size={14} aria-label="Warning" />
					)}
					<span>
						{issue.inside.length > 0 && <code>{issue.inside.join(" ")}</code>} {issue.message}
						{issue.hint && <span className={styles.hint}> — {issue.hint}</span>}
					</span>
				</li>
			))}
		</ul>
	);
}
