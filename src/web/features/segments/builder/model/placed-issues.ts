import type { RuleIssue } from "../../../../../core/segments/rule-issue.ts";
import { nodePathOf, pathText, type RulePath, readRulePath } from "./rule-path.ts";
import { valueAt } from "./rule-tree.ts";

/** An issue at the condition it belongs to; `node` is null where it is about the heading. */
export interface PlacedIssue extends RuleIssue {
	node: RulePath | null;
	/** Steps inside the condition, such as `where`, `amount`, `atLeast`. */
	inside: RulePath;
	/** Nothing stands there yet: to be filled in rather than put right. */
	unfinished: boolean;
}

export function placeIssues(issues: readonly RuleIssue[], rule: unknown): PlacedIssue[] {
	const seen = new Set<string>();
	return issues.flatMap((issue) => {
		const steps = readRulePath(issue.path);
		const key = `${steps === null ? issue.path : pathText(steps)} ${issue.message}`;
		if (seen.has(key)) return [];
		seen.add(key);
		const place = steps === null ? { node: null, inside: [] } : nodePathOf(rule, steps);
		const unfinished = steps !== null && isBlank(valueAt(rule, steps));
		const message = unfinished && issue.message.startsWith("Too small") ? "is still empty" : issue.message;
		return [{ ...issue, ...place, message, unfinished }];
	});
}

function isBlank(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isBlank);
	return value === "" || value === null;
}

/** By the text of the condition's path. */
export function issuesByNode(issues: readonly PlacedIssue[]): ReadonlyMap<string, readonly PlacedIssue[]> {
	return Map.groupBy(
		issues.filter((issue) => issue.node !== null),
		(issue) => pathText(issue.node ?? []),
	);
}

/** The first issue at a heading's key, such as `spec.title`. */
export function headingIssue(issues: readonly PlacedIssue[], path: string): PlacedIssue | undefined {
	return issues.find((issue) => issue.node === null && issue.path.startsWith(path));
}
