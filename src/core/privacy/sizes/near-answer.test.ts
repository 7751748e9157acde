import { describe, expect, it } from "vitest";
import { seededBytes } from "../../../../test/attacks/seeded-bytes.ts";
import { chooseNearest, decideSize } from "./near-answer.ts";
import { bucketDistance, bucketsOfKeys, sizeOfBuckets } from "./size-buckets.ts";
import { DEFAULT_SIZE_NOISE as NOISE, sizePrices } from "./size-noise.ts";

const prices = sizePrices(NOISE);
const keys = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);
const bucketOf = (key: number) => key % 64;
const buckets = (from: number, until: number) => bucketsOfKeys(keys(from, until), bucketOf);
const times = <T>(count: number, work: () => T) => Array.from({ length: count }, work);

describe("the distance between two sets", () => {
	it("changes by one at most when a customer is there or not, whichever of the sets the customer is in", () => {
		const [a, b, both] = [buckets(0, 500), buckets(100, 700), 777];
		const before = bucketDistance(a, b);
		const [withA, withB] = [
			bucketsOfKeys([...keys(0, 500), both], bucketOf),
			bucketsOfKeys([...keys(100, 700), both], bucketOf),
		];
		expect(Math.abs(bucketDistance(withA, b) - before)).toBeLessThanOrEqual(1);
		expect(Math.abs(bucketDistance(a, withB) - before)).toBeLessThanOrEqual(1);
		expect(bucketDistance(withA, withB)).toBe(before);
	});

	it("adds up to the size", () => expect(sizeOfBuckets(buckets(3, 1_003))).toBe(1_000));
});

describe("an answer", () => {
	it("is that of an earlier set that is the same or differs in one customer", () => {
		const random = seededBytes("1");
		const earlier = [{ buckets: buckets(0, 1_000), value: 1_013 }];
		for (const set of [buckets(0, 1_000), buckets(0, 1_001), buckets(1, 1_000)]) {
			const answers = times(200, () => decideSize(set, earlier, NOISE, random));
			const shared = answers.filter((one) => one.shared === earlier[0]);
			// The distance has to be misjudged by three standard deviations.
			expect(shared.length).toBeGreaterThan(190);
			for (const one of shared) expect(one).toMatchObject({ value: 1_013, price: prices.comparison });
		}
	});

	it("is new for a set that is far from all earlier ones, and no nearer than the noise", () => {
		const random = seededBytes("2");
		const earlier = [{ buckets: buckets(0, 1_000), value: 1_013 }];
		const answers = times(400, () => decideSize(buckets(5_000, 7_000), earlier, NOISE, random));
		expect(answers.every(({ shared }) => shared === undefined)).toBe(true);
		expect(answers.every(({ price }) => price === prices.comparison + prices.noise)).toBe(true);
		const errors = answers.map(({ value }) => value - 2_000);
		const spread = Math.sqrt(errors.reduce((sum, one) => sum + one * one, 0) / errors.length);
		expect(spread).toBeGreaterThan(9);
		expect(spread).toBeLessThan(11);
		expect(new Set(errors).size).toBeGreaterThan(20);
	});

	it("pays for the choice only where there is one", () => {
		const random = seededBytes("3");
		const far = [buckets(0, 300), buckets(300, 900)].map((one) => ({ buckets: one, value: 1 }));
		expect(decideSize(buckets(5_000, 9_000), [], NOISE, random).price).toBe(prices.noise);
		expect(decideSize(buckets(5_000, 9_000), far, NOISE, random).price).toBe(
			prices.choice + prices.comparison + prices.noise,
		);
	});
});

it("chooses in proportion to exp(-distance / scale)", () => {
	const random = seededBytes("4");
	const [runs, counts] = [6_000, [0, 0, 0]];
	for (let run = 0; run < runs; run++) {
		const place = chooseNearest([100, 116, 100], 16, random);
		counts[place] = (counts[place] ?? 0) + 1;
	}
	const expected = Math.exp(-1) / (2 + Math.exp(-1));
	expect((counts[1] ?? 0) / runs).toBeGreaterThan(expected - 0.02);
	expect((counts[1] ?? 0) / runs).toBeLessThan(expected + 0.02);
	expect(Math.abs((counts[0] ?? 0) - (counts[2] ?? 0)) / runs).toBeLessThan(0.05);
});
