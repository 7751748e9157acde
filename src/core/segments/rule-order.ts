import type { PlanNode } from "./plan.ts";

/** A node and all nodes within it, as they stand in the rule. */
export function inRuleOrder(node: PlanNode): PlanNode[] {
	switch (node.kind) {
		case "all":
		case "any":
			return [node, ...node.nodes.flatMap(inRuleOrder)];
		case "not":
			return [node, ...inRuleOrder(node.node)];
		default:
			return [node];
	}
}
