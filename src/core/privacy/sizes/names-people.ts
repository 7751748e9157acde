import type { PlanNode } from "../../segments/plan.ts";

/** A list shorter than so many thresholds names people rather than an audience. */
const THRESHOLDS_A_LIST = 5;

/** Rows that a list must have been uploaded with before rules that use it get a size. */
export function fewestListRows(threshold: number): number {
	return THRESHOLDS_A_LIST * threshold;
}

/**
 * Whether a plan singles people out by name, wherever in it: by an identifier or a short list. Decided by the rule and by what was uploaded, never by the customers found.
 *
 * @param rowsOf rows that a list was uploaded with.
 */
export function namesPeople(
	node: PlanNode,
	rowsOf: (listNo: number) => number | undefined,
	threshold: number,
): boolean {
	switch (node.kind) {
		case "all":
		case "any":
			return node.nodes.some((one) => namesPeople(one, rowsOf, threshold));
		case "not":
			return namesPeople(node.node, rowsOf, threshold);
		case "customers":
			return true;
		case "list":
			return (rowsOf(node.listNo) ?? 0) < fewestListRows(threshold);
		default:
			return false;
	}
}

/**
 * Whether a plan ranks customers, wherever in it. One customer more moves the boundary of a rank, and everyone who is equal
 * there, in or out: no noise made for one customer hides that.
 */
export function ranks(node: PlanNode): boolean {
	switch (node.kind) {
		case "all":
		case "any":
			return node.nodes.some(ranks);
		case "not":
			return ranks(node.node);
		default:
			return node.kind === "rank";
	}
}
