import { NO_MEMBERS, type SizeBuckets, sizeOfBuckets } from "../../../core/privacy/sizes/size-buckets.ts";
import type { PlanNode, SegmentPlan } from "../../../core/segments/plan.ts";
import { inRuleOrder } from "../../../core/segments/rule-order.ts";
import type { ExplainedCondition } from "../../../ports/segment-engine.ts";
import { BucketSql, sumOfBuckets } from "./bucket-sql.ts";
import type { SampleOrder } from "./sample-order.ts";
import type { SegmentQuery } from "./segment-query.ts";

/**
 * How many customers each node of a plan keeps on its own, in rule order, and then each further node; every node is a
 * bitmap of the same scan.
 */
export async function explainPlan(
	query: SegmentQuery,
	plan: SegmentPlan,
	further: readonly PlanNode[],
	bucketOrder: SampleOrder,
): Promise<ExplainedCondition[]> {
	const statement = await query.prepare([plan.root]);
	const inBuckets = new BucketSql(bucketOrder, statement.parameters);
	const nodes = [...inRuleOrder(plan.root), ...further];
	const buckets = nodes.map((node) => inBuckets.ofMembers(statement.members(statement.region(node, plan.asOfMs))));
	const sql = `SELECT [${buckets.join(",\n")}] AS buckets\n${statement.from()}`;
	const rows = await query.rowPerSlice(sql, statement);
	return nodes.map(({ path }, index) =>
		explained(path, sumOfBuckets(rows.map((row) => (row.buckets as unknown[])[index]))),
	);
}

/** What `explainPlan` answers where there are no customers. */
export function explainNobody(plan: SegmentPlan, further: readonly PlanNode[]): ExplainedCondition[] {
	return [...inRuleOrder(plan.root), ...further].map(({ path }) => explained(path, NO_MEMBERS));
}

function explained(path: string, buckets: SizeBuckets): ExplainedCondition {
	return { path, customers: sizeOfBuckets(buckets), buckets };
}
