import { useMemo, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import type { BuilderTools } from "./builder-tools.tsx";
import type { Catalogue } from "./model/catalogue.ts";
import { identityOf } from "./model/node-identity.ts";
import { issuesByNode, type PlacedIssue } from "./model/placed-issues.ts";
import { pathText, type RulePath } from "./model/rule-path.ts";
import { nameOf, ruleOf } from "./model/segment-draft.ts";
import type { DraftControl } from "./use-draft.ts";

/** Brings together what every condition on screen needs. */
export function useBuilderTools(
	control: DraftControl,
	catalogue: Catalogue,
	issues: readonly PlacedIssue[],
	explanation: ResultOf<"explainSegment"> | undefined,
): BuilderTools {
	const [collapsed, setCollapsed] = useState<ReadonlySet<number>>(new Set());
	const [dragged, drag] = useState<RulePath | null>(null);
	const byNode = useMemo(() => issuesByNode(issues), [issues]);
	const sizes = useMemo(
		() => new Map((explanation?.conditions ?? []).map(({ path, size }) => [path, size])),
		[explanation],
	);
	const { document } = control.draft;
	const { edit, reshape } = control;
	return useMemo(
		() => ({
			catalogue,
			rule: ruleOf(document),
			ownName: nameOf(document),
			edit,
			reshape,
			issuesAt: (path) => byNode.get(pathText(path)) ?? [],
			sizeAt: (path) => sizes.get(pathText(path)),
			isCollapsed: (node) => collapsed.has(identityOf(node)),
			toggleCollapsed: (node) =>
				setCollapsed((now) => {
					const next = new Set(now);
					if (!next.delete(identityOf(node))) next.add(identityOf(node));
					return next;
				}),
			dragged,
			drag,
		}),
		[catalogue, document, edit, reshape, byNode, sizes, collapsed, dragged],
	);
}
