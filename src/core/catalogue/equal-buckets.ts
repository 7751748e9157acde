/** Buckets of one width that is 1, 2 or 5 times a power of ten, beginning at a multiple of it. */
export interface EqualBuckets {
	start: number;
	width: number;
	count: number;
	/** Lower end of bucket `index`; `count` gives the upper end of the last one. */
	edge(index: number): number;
}

/** Few enough for a chart. */
const MOST_BUCKETS = 20;

/**
 * At most 20 buckets that together hold everything from `low` to `high`. Their round edges tell nothing of the two ends.
 *
 * @param smallestWidth such as 1 for whole numbers and days.
 */
export function equalBuckets(low: number, high: number, smallestWidth = 0): EqualBuckets {
	const least = Math.max(
		smallestWidth,
		(high - low) / MOST_BUCKETS,
		Math.abs(low) * 1e-12,
		Math.abs(high) * 1e-12,
		1e-100,
	);
	let power = Math.floor(Math.log10(least));
	for (;;) {
		for (const digit of [1, 2, 5]) {
			const first = Math.floor(scaled(low, -power) / digit);
			const count = Math.floor(scaled(high, -power) / digit) - first + 1;
			const width = scaled(digit, power);
			if (width < smallestWidth || count > MOST_BUCKETS) continue;
			const edge = (index: number) => scaled((first + index) * digit, power);
			return { start: edge(0), width, count, edge };
		}
		power += 1;
	}
}

/** `value` × 10^`power`, rounded as decimal arithmetic would. */
function scaled(value: number, power: number): number {
	return Number((power < 0 ? value / 10 ** -power : value * 10 ** power).toPrecision(15));
}
