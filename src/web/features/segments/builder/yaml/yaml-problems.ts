import type { CodeProblem } from "../../../../design/code/code-view.ts";
import type { PlacedIssue } from "../model/placed-issues.ts";
import { readSteps } from "../model/rule-path.ts";
import { rangeOf, type YamlFault } from "../model/yaml-text.ts";

const MOST_SHOWN = 50;

/** What to mark in the text: why it cannot be read, or else what the checker says about it. */
export function yamlProblems(text: string, fault: YamlFault | null, issues: readonly PlacedIssue[]): CodeProblem[] {
	if (fault) {
		const from = Math.min(fault.offset, text.length);
		return [{ from, to: Math.min(from + 1, text.length), severity: "error", message: fault.message }];
	}
	return issues.slice(0, MOST_SHOWN).map(({ path, message, hint, severity, node, inside }) => {
		const steps = node === null ? readSteps(path) : ["spec", "rule", ...node, ...inside];
		const { from, to } = rangeOf(text, steps);
		return {
			from,
			to: Math.max(from, endOfLine(text, from, to)),
			severity,
			message: hint ? `${message} — ${hint}` : message,
		};
	});
}

/** A whole group underlined would be noise: its first line says enough. */
function endOfLine(text: string, from: number, to: number): number {
	const end = text.indexOf("\n", from);
	return end === -1 ? to : Math.min(to, end);
}
