import type { PlanNode } from "./plan.ts";

/** Steps followed at most; each is one more set to count. */
export const MOST_WATERFALL_STEPS = 64;

/**
 * What is left after each condition of an `all`, in its order, starting with everyone: nodes to count in one scan with
 * the rule itself. The path of a step is that of its last condition; that of everyone is `everyone`.
 */
export function waterfallOf(root: PlanNode): PlanNode[] {
	if (root.kind !== "all") return [];
	const everyone: PlanNode = { kind: "everyone", path: "everyone" };
	const steps = root.nodes.slice(0, MOST_WATERFALL_STEPS).map(
		({ path }, index): PlanNode => ({
			kind: "all",
			path,
			nodes: root.nodes.slice(0, index + 1),
		}),
	);
	return [everyone, ...steps];
}
