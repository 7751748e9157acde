import type { PlanNode } from "./plan.ts";

/** Numbers of the lists that a plan reads, in rule order; one may come several times. */
export function listNosIn(node: PlanNode): number[] {
	switch (node.kind) {
		case "all":
		case "any":
			return node.nodes.flatMap(listNosIn);
		case "not":
			return listNosIn(node.node);
		case "list":
			return [node.listNo];
		default:
			return [];
	}
}
