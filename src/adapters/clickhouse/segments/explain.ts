import type { PlanNode, SegmentPlan } from "../../../core/segments/plan.ts";
import type { ExplainedCondition } from "../../../ports/segment-engine.ts";
import type { SegmentQuery } from "./segment-query.ts";

/**
 * How many customers each node of a plan keeps on its own, in rule order, and then each further node; every node is a
 * bitmap of the same scan.
 */
export async function explainPlan(
	query: SegmentQuery,
	plan: SegmentPlan,
	further: readonly PlanNode[],
): Promise<ExplainedCondition[]> {
	const statement = await query.prepare([plan.root]);
	const nodes = [...inRuleOrder(plan.root), ...further];
	const sizes = nodes.map((node) => `bitmapCardinality(${statement.members(statement.region(node, plan.asOfMs))})`);
	const sql = `SELECT [${sizes.join(", ")}] AS customers\n${statement.from()}`;
	const totals = nodes.map(({ path }) => ({ path, customers: 0 }));
	for (const row of await query.rowPerSlice(sql, statement)) {
		const counted = row.customers as (string | number)[];
		for (const [index, total] of totals.entries()) total.customers += Number(counted[index]);
	}
	return totals;
}

/** What `explainPlan` answers where there are no customers. */
export function explainNobody(plan: SegmentPlan, further: readonly PlanNode[]): ExplainedCondition[] {
	return [...inRuleOrder(plan.root), ...further].map(({ path }) => ({ path, customers: 0 }));
}

function inRuleOrder(node: PlanNode): PlanNode[] {
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
