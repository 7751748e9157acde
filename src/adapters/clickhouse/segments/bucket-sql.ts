import { addBuckets, NO_MEMBERS, SIZE_BUCKETS, type SizeBuckets } from "../../../core/privacy/sizes/size-buckets.ts";
import type { BoundParameters } from "./bound-parameters.ts";
import type { SampleOrder } from "./sample-order.ts";

const COUNTS = `countResample(0, ${SIZE_BUCKETS}, 1)`;

/**
 * Which bucket a customer is counted in: keyed, since keys are given in the order of import. Whoever knows that order could
 * otherwise choose two sets whose buckets are alike with one more customer imported before them, and far apart without.
 */
export class BucketSql {
	readonly #order: SampleOrder;
	readonly #parameters: BoundParameters;

	constructor(order: SampleOrder, parameters: BoundParameters) {
		this.#order = order;
		this.#parameters = parameters;
	}

	/** Rows of one customer each, counted by bucket. */
	ofRows(customerKey: string): string {
		return `${COUNTS}(${this.#bucketOf(customerKey)})`;
	}

	/** The members in a bitmap, counted by bucket. */
	ofMembers(bitmap: string): string {
		return `arrayReduce('${COUNTS}', arrayMap(k -> ${this.#bucketOf("k")}, bitmapToArray(${bitmap})))`;
	}

	/** The lowest of the 32 keyed bits, which the order of samples looks at last. */
	#bucketOf(customerKey: string): string {
		return `bitAnd(bitShiftRight(${this.#order.placeSql(customerKey, this.#parameters)}, 32), ${SIZE_BUCKETS - 1})`;
	}
}

/** The counts of several slices together. */
export function sumOfBuckets(rows: readonly unknown[]): SizeBuckets {
	return rows.reduce<SizeBuckets>((sum, row) => addBuckets(sum, (row as (string | number)[]).map(Number)), NO_MEMBERS);
}
