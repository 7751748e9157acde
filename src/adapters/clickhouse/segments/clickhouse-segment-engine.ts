import { NO_MEMBERS } from "../../../core/privacy/sizes/size-buckets.ts";
import type { EngineRead, SegmentEngine } from "../../../ports/segment-engine.ts";
import type { Database } from "../database.ts";
import { explainNobody, explainPlan } from "./explain.ts";
import { KnownMemberships } from "./known-memberships.ts";
import { dropList, writeList } from "./lists.ts";
import { keepMemberships, memberBuckets, memberKeys, memberSample, overlapOf } from "./memberships.ts";
import { countBuckets, countCustomers, countSql, previewCustomers } from "./preview.ts";
import { emptyResult, refreshSegments } from "./refresh.ts";
import { SampleOrder } from "./sample-order.ts";
import { SegmentQuery } from "./segment-query.ts";

/**
 * Segments on ClickHouse. Workspaces must have had `ensureSegmentTables`.
 *
 * @param bucketKeyOf 16 bytes a workspace, secret: by them customers are spread over the buckets that sizes are compared in.
 */
export function createClickHouseSegmentEngine(
	database: Database,
	bucketKeyOf: (workspaceId: string) => Uint8Array,
): SegmentEngine {
	const bucketOrder = ({ workspaceId }: Pick<EngineRead, "workspaceId">) => new SampleOrder(bucketKeyOf(workspaceId));
	const known = new KnownMemberships(database);
	return {
		async count(read, plan) {
			const query = SegmentQuery.over(database, read, "interactive");
			return query ? countCustomers(query, plan) : 0;
		},
		async buckets(read, plan) {
			const query = SegmentQuery.over(database, read, "interactive");
			return query ? countBuckets(query, plan, bucketOrder(read)) : NO_MEMBERS;
		},
		async preview(read, plan, limit, sampleKey) {
			const query = SegmentQuery.over(database, read, "interactive");
			if (!query) return { customers: 0, buckets: NO_MEMBERS, sample: [] };
			return previewCustomers(query, plan, limit, {
				order: new SampleOrder(sampleKey),
				bucketOrder: bucketOrder(read),
			});
		},
		async explain(read, plan, further = []) {
			const query = SegmentQuery.over(database, read, "interactive");
			return query ? explainPlan(query, plan, further, bucketOrder(read)) : explainNobody(plan, further);
		},
		async describe(read, plan) {
			const query = SegmentQuery.over(database, read, "interactive");
			if (!query) return { sql: "SELECT 0 AS customers", parameters: {} };
			const statement = await query.prepare([plan.root]);
			const { sql, sliced } = countSql(statement, statement.region(plan.root, plan.asOfMs), query.tables);
			const [first] = query.tables.slices;
			return { sql, parameters: sliced && first ? statement.values(first) : statement.parameters.values };
		},
		async sample(read, plan, limit, sampleKey) {
			const query = SegmentQuery.over(database, read, "interactive");
			if (!query) return [];
			return (
				await previewCustomers(query, plan, limit, {
					order: new SampleOrder(sampleKey),
					bucketOrder: bucketOrder(read),
				})
			).sample;
		},
		async refresh(read, targets, onProgress = () => undefined) {
			const query = SegmentQuery.over(database, read, "refresh");
			if (!query || targets.length === 0) {
				return targets.map(({ segmentNo, refreshNo }) => emptyResult(segmentNo, refreshNo));
			}
			try {
				return await refreshSegments(query, targets, bucketOrder(read), onProgress);
			} finally {
				known.forget(read.workspaceId, targets);
			}
		},
		isMember: (workspaceId, membership, customerKey) => known.has(workspaceId, membership, customerKey),
		members: (workspaceId, membership, after, limit) => memberKeys(database, workspaceId, membership, after, limit),
		memberSample: (workspaceId, membership, limit, sampleKey) =>
			memberSample(database, workspaceId, membership, limit, new SampleOrder(sampleKey)),
		memberBuckets: (workspaceId, membership) =>
			memberBuckets(database, workspaceId, membership, bucketOrder({ workspaceId })),
		overlap: (workspaceId, memberships) => overlapOf(database, workspaceId, memberships),
		async keepMemberships(workspaceId, keep) {
			await keepMemberships(database, workspaceId, keep);
			known.keep(workspaceId, keep);
		},
		writeList: (workspaceId, listNo, customerKeys) => writeList(database, workspaceId, listNo, customerKeys),
		dropList: (workspaceId, listNo) => dropList(database, workspaceId, listNo),
	};
}
