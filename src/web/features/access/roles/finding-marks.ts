import type { ResultOf } from "../../../../contract/routes.ts";
import type { CodeProblem } from "../../../design/code/code-view.ts";

export type Finding = ResultOf<"checkPolicy">["findings"][number];

/** What to mark in the text: from where the finding begins to the end of its line; without a place, the first line. */
export function findingMarks(text: string, findings: readonly Finding[]): CodeProblem[] {
	const lines = text.split("\n");
	return findings.map(({ line = 1, column = 1, message, hint, severity }) => {
		const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
		const end = start + (lines[line - 1]?.length ?? 0);
		const from = Math.min(start + column - 1, end);
		return { from, to: end, severity, message: hint ? `${message} ${hint}` : message };
	});
}
