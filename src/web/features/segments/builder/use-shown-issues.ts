import { useMemo } from "react";
import { type Loose, looseOf, sameValue, textOf } from "./model/loose.ts";
import type { PlacedIssue } from "./model/placed-issues.ts";
import { pathText, readSteps } from "./model/rule-path.ts";
import { EMPTY_RULE, valueAt } from "./model/rule-tree.ts";
import { ruleOf } from "./model/segment-draft.ts";
import { focusNode } from "./use-draft.ts";

/** Issues worth showing: before the first attempt to save, nobody is blamed for what they have not come to yet. */
export function useShownIssues(
	issues: readonly PlacedIssue[],
	document: Loose,
	attempted: boolean,
): readonly PlacedIssue[] {
	return useMemo(() => {
		if (attempted) return issues;
		const untouched = sameValue(ruleOf(document), EMPTY_RULE);
		return issues.filter(({ node, path }) =>
			node === null ? textOf(valueAt(looseOf(document), readSteps(path))) !== "" : !untouched,
		);
	}, [issues, document, attempted]);
}

/** Takes the keyboard to what an issue is about. */
export function jumpTo(issue: Pick<PlacedIssue, "node" | "inside" | "path">): void {
	if (issue.node !== null) focusNode(pathText(issue.node));
	else window.document.querySelector<HTMLElement>(`[data-heading="${CSS.escape(issue.path)}"]`)?.focus();
}
