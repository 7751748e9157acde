import type { Cancellation } from "../core/cancellation.ts";
import type { SizeBuckets } from "../core/privacy/sizes/size-buckets.ts";
import type { PlanNode, SegmentPlan } from "../core/segments/plan.ts";
import type { DataVersion } from "./customer-data.ts";

export interface EngineRead {
	workspaceId: string;
	version: DataVersion;
	signal?: Cancellation;
}

export interface RefreshTarget {
	segmentNo: number;
	refreshNo: number;
	/** The refresh to compare with for entered and left; absent on the first. */
	previousRefreshNo?: number;
	plan: SegmentPlan;
}

export interface RefreshResult {
	segmentNo: number;
	refreshNo: number;
	size: number;
	entered: number;
	left: number;
	buckets: SizeBuckets;
}

/** One node of a rule with how many customers it keeps on its own. */
export interface ExplainedCondition {
	/** Path in the rule, such as `rule.all[0]`. */
	path: string;
	customers: number;
	buckets: SizeBuckets;
}

/** A materialised membership. */
export interface MembershipRef {
	segmentNo: number;
	refreshNo: number;
}

/**
 * Computes segments. Sizes here are exact: the caller protects them before anyone sees them.
 * Every method works slice by slice over customer keys, so memory is bounded, progress is known and
 * `signal` stops the engine itself. @throws SegwardError `cancelled`, `query-too-large`, `engine-unavailable`.
 */
export interface SegmentEngine {
	count(read: EngineRead, plan: SegmentPlan): Promise<number>;
	/** `count`, by bucket of the customer key. */
	buckets(read: EngineRead, plan: SegmentPlan): Promise<SizeBuckets>;
	/**
	 * How many customers each node of the rule keeps, in rule order, then each of the `further` nodes, which are made of
	 * the rule's own nodes; one scan.
	 */
	explain(read: EngineRead, plan: SegmentPlan, further?: readonly PlanNode[]): Promise<ExplainedCondition[]>;
	/** The SQL that `count` runs for one slice, with its bound parameters; for explain and for review. */
	describe(read: EngineRead, plan: SegmentPlan): Promise<{ sql: string; parameters: Record<string, unknown> }>;
	/**
	 * Up to `limit` customer keys that fulfil the plan, by a fixed pseudo-random order of all customers
	 * (keyed by `sampleKey`, 16 bytes): the order knows nothing of the rule.
	 */
	sample(read: EngineRead, plan: SegmentPlan, limit: number, sampleKey: Uint8Array): Promise<number[]>;
	/** `count`, `buckets` and `sample` in one scan. */
	preview(
		read: EngineRead,
		plan: SegmentPlan,
		limit: number,
		sampleKey: Uint8Array,
	): Promise<{ customers: number; buckets: SizeBuckets; sample: number[] }>;
	/** Refreshes many segments in shared scans and stores their memberships. */
	refresh(
		read: EngineRead,
		targets: readonly RefreshTarget[],
		onProgress?: (slicesDone: number, slicesTotal: number) => void,
	): Promise<RefreshResult[]>;
	isMember(workspaceId: string, membership: MembershipRef, customerKey: number): Promise<boolean>;
	/** Member keys above `after`, ascending. */
	members(workspaceId: string, membership: MembershipRef, after: number, limit: number): Promise<number[]>;
	/** Up to `limit` members, by the fixed pseudo-random order of `sample`. */
	memberSample(workspaceId: string, membership: MembershipRef, limit: number, sampleKey: Uint8Array): Promise<number[]>;
	/** How many members there are, by bucket of the customer key. */
	memberBuckets(workspaceId: string, membership: MembershipRef): Promise<SizeBuckets>;
	/** Sizes of every non-empty intersection of up to 6 memberships: bit i of `mask` says whether membership i takes part. Exclusive regions. */
	overlap(workspaceId: string, memberships: readonly MembershipRef[]): Promise<{ mask: number; customers: number }[]>;
	/** Drops stored memberships other than these: leftovers of a crash and pruned history. */
	keepMemberships(workspaceId: string, keep: readonly MembershipRef[]): Promise<void>;
	writeList(workspaceId: string, listNo: number, customerKeys: readonly number[]): Promise<void>;
	dropList(workspaceId: string, listNo: number): Promise<void>;
}
