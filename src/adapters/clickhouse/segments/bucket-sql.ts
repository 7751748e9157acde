import { addBuckets, NO_MEMBERS, SIZE_BUCKETS, type SizeBuckets } from "../../../core/privacy/sizes/size-buckets.ts";

const COUNTS = `countResample(0, ${SIZE_BUCKETS}, 1)`;
const BUCKET_MASK = SIZE_BUCKETS - 1;

/** Rows of one customer each, counted by bucket. */
export function rowBucketsSql(customerKey: string): string {
	return `${COUNTS}(bitAnd(${customerKey}, ${BUCKET_MASK}))`;
}

/** The members in a bitmap, counted by bucket. */
export function memberBucketsSql(bitmap: string): string {
	return `arrayReduce('${COUNTS}', arrayMap(k -> bitAnd(k, ${BUCKET_MASK}), bitmapToArray(${bitmap})))`;
}

/** The counts of several slices together. */
export function sumOfBuckets(rows: readonly unknown[]): SizeBuckets {
	return rows.reduce<SizeBuckets>((sum, row) => addBuckets(sum, (row as (string | number)[]).map(Number)), NO_MEMBERS);
}
