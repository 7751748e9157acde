/**
 * How many members fall into each bucket, by a keyed hash of their customer key. One customer, there or not, changes one
 * of the counts by one, so that two memberships can be told near or far at a known price.
 */
export type SizeBuckets = readonly number[];

export const SIZE_BUCKETS = 64;

export const NO_MEMBERS: SizeBuckets = Array.from({ length: SIZE_BUCKETS }, () => 0);

export function sizeOfBuckets(buckets: SizeBuckets): number {
	return buckets.reduce((sum, count) => sum + count, 0);
}

export function addBuckets(a: SizeBuckets, b: SizeBuckets): SizeBuckets {
	return a.map((count, index) => count + (b[index] ?? 0));
}

/** @param bucketOf 0 to 63; secret, for the order of keys is not. */
export function bucketsOfKeys(customerKeys: Iterable<number>, bucketOf: (customerKey: number) => number): SizeBuckets {
	const buckets = [...NO_MEMBERS];
	for (const key of customerKeys) {
		const bucket = bucketOf(key);
		buckets[bucket] = (buckets[bucket] ?? 0) + 1;
	}
	return buckets;
}

/** The sum of the differences: one customer, there or not, changes it by at most one. */
export function bucketDistance(a: SizeBuckets, b: SizeBuckets): number {
	let sum = 0;
	for (let index = 0; index < SIZE_BUCKETS; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
	return sum;
}
