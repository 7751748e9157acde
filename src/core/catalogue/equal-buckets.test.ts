import fc from "fast-check";
import { expect, it } from "vitest";
import { equalBuckets } from "./equal-buckets.ts";

it("has round edges", () => {
	const buckets = equalBuckets(3.2, 98.7);
	expect(buckets).toMatchObject({ start: 0, width: 5, count: 20 });
	expect(buckets.edge(20)).toBe(100);
	expect(equalBuckets(0.11, 0.29).edge(1)).toBe(0.12);
	expect(equalBuckets(-7, 12, 1)).toMatchObject({ start: -7, width: 1, count: 20 });
});

it("keeps to the smallest width", () => {
	expect(equalBuckets(5, 5, 1)).toMatchObject({ start: 5, width: 1, count: 1 });
	expect(equalBuckets(51.501, 51.509, 0.1)).toMatchObject({ start: 51.5, width: 0.1, count: 1 });
});

it("holds both ends in at most 20 buckets, whatever they are", () =>
	fc.assert(
		fc.property(
			fc.double({ min: -1e12, max: 1e12, noNaN: true }),
			fc.double({ min: -1e12, max: 1e12, noNaN: true }),
			(one, other) => {
				const [low, high] = [Math.min(one, other), Math.max(one, other)];
				const { count, edge, width } = equalBuckets(low, high);
				expect(count).toBeGreaterThanOrEqual(1);
				expect(count).toBeLessThanOrEqual(20);
				expect(edge(0)).toBeLessThanOrEqual(low + width * 1e-6);
				expect(edge(count)).toBeGreaterThanOrEqual(high - width * 1e-6);
			},
		),
	));
