import { Text } from "@mantine/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import classes from "./document-changes.module.css";
import { valueText } from "./value-text.ts";

type Change = ResultOf<"diffVersions">["changes"][number];

interface DocumentChangesProps {
	changes: readonly Change[];
	/** Heading of either side. */
	before: string;
	after: string;
}

/** Where two documents differ, side by side; the words "nothing" and the marks say what colour says, too. */
export function DocumentChanges({ changes, before, after }: DocumentChangesProps) {
	if (changes.length === 0) {
		return (
			<Text size="sm" c="dimmed" role="status">
				No difference.
			</Text>
		);
	}
	return (
		<section className={classes.frame} aria-label="Differences">
			<table className={classes.table}>
				<caption className="segward-unseen">
					Differences between {before} and {after}
				</caption>
				<thead>
					<tr>
						<th scope="col" className={classes.place}>
							Place
						</th>
						<th scope="col" dir="auto">
							{before}
						</th>
						<th scope="col" dir="auto">
							{after}
						</th>
					</tr>
				</thead>
				<tbody>
					{changes.map((change) => (
						<tr key={change.path}>
							<th scope="row">
								<code>{change.path.replace(/^spec\./, "") || "whole document"}</code>
							</th>
							<td className={change.before === undefined ? undefined : classes.removed}>
								<Side mark="−" value={change.before} />
							</td>
							<td className={change.after === undefined ? undefined : classes.added}>
								<Side mark="+" value={change.after} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Side({ mark, value }: { mark: string; value: unknown }) {
	if (value === undefined) {
		return (
			<Text span size="sm" c="dimmed">
				nothing
			</Text>
		);
	}
	return (
		<pre className={classes.value} dir="auto">
			<span aria-hidden>{mark} </span>
			{valueText(value)}
		</pre>
	);
}
