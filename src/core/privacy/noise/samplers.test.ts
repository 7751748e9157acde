import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seededBytes } from "../../../../test/attacks/seeded-bytes.ts";
import { bernoulli, bernoulliExp } from "./bernoulli-exp.ts";
import { discreteGaussian } from "./discrete-gaussian.ts";
import { discreteLaplace } from "./discrete-laplace.ts";
import { GaussianMass } from "./gaussian-mass.ts";
import { integerRoot } from "./integer-root.ts";
import type { RandomBytes } from "./random-bytes.ts";
import type { Rational } from "./rational.ts";
import { uniformBelow } from "./uniform-below.ts";

const ORACLES: {
	deltaOfDiscreteGaussian: { sigma2: number; epsilon: number; delta: number }[];
	varianceOfDiscreteGaussian: Record<string, number>;
} = JSON.parse(
	readFileSync(join(import.meta.dirname, "../../../../test/fixtures/privacy/differential-privacy.json"), "utf8"),
);
/** Deviations that a test with a fixed seed allows; google/differential-privacy uses the same. */
const DEVIATIONS = 4.41717;

const rational = (numerator: bigint, denominator = 1n): Rational => ({ numerator, denominator });
const drawn = (draws: number, draw: () => bigint) => Array.from({ length: draws }, () => Number(draw()));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's χ² against the mass, in standard deviations (Wilson and Hilferty); places expected fewer than 8 times are pooled. */
function misfit(values: readonly number[], massAt: (y: number) => number): number {
	const seen = new Map<number, number>();
	for (const value of values) seen.set(value, (seen.get(value) ?? 0) + 1);
	let [chiSquared, cells, restSeen, restMass] = [0, 0, values.length, 1];
	for (let y = 0; y < 1_000; y++) {
		for (const place of y === 0 ? [0] : [y, -y]) {
			const expected = massAt(place) * values.length;
			if (expected < 8) continue;
			const count = seen.get(place) ?? 0;
			chiSquared += (count - expected) ** 2 / expected;
			cells++;
			restSeen -= count;
			restMass -= massAt(place);
		}
	}
	const restExpected = restMass * values.length;
	if (restExpected >= 8) {
		chiSquared += (restSeen - restExpected) ** 2 / restExpected;
		cells++;
	}
	const spread = 2 / (9 * (cells - 1));
	return (Math.cbrt(chiSquared / (cells - 1)) - (1 - spread)) / Math.sqrt(spread);
}

describe("uniform whole numbers", () => {
	it("are exactly as likely, each: of all 65,536 inputs as many lead to 0 as to 1 and to 2", () => {
		const times = [0, 0, 0];
		for (let input = 0; input < 65_536; input++) {
			const inputs = [Uint8Array.of(input >> 8, input & 255), Uint8Array.of(0, 0)];
			let reads = 0;
			const value = Number(uniformBelow(3n, () => inputs[reads++] ?? new Uint8Array()));
			if (reads === 1) times[value] = (times[value] ?? 0) + 1;
		}
		expect(times).toEqual([21_845, 21_845, 21_845]);
	});

	it.each([1n, 2n, 255n, 2n ** 48n, 2n ** 48n + 1n, 10n ** 60n])("below %s reach both ends and no further", (bound) => {
		const ends = [0, 255].map((byte) => {
			let reads = 0;
			return uniformBelow(bound, (length) => new Uint8Array(length).fill(reads++ === 0 ? byte : 0));
		});
		for (const value of ends) expect(value >= 0n && value < bound).toBe(true);
		expect(ends[0]).toBe(0n);
	});

	it("are uniform beyond machine integers too", () => {
		const random = seededBytes("large");
		const bound = 3n * 10n ** 30n;
		const thirds = drawn(3_000, () => uniformBelow(bound, random) / 10n ** 30n);
		for (const third of [0, 1, 2]) expect(thirds.filter((one) => one === third).length).toBeGreaterThan(880);
	});

	it("need a bound of at least 1", () => {
		expect(() => uniformBelow(0n, seededBytes("x"))).toThrow(RangeError);
	});
});

describe("Bernoulli with probability exp(-x)", () => {
	it.each([
		[0n, 1n],
		[1n, 3n],
		[1n, 1n],
		[5n, 2n],
		[10n ** 30n + 1n, 10n ** 30n],
	])("holds for x = %s / %s", (numerator, denominator) => {
		const random = seededBytes(`${numerator}/${denominator}`);
		const draws = 20_000;
		const share = mean(drawn(draws, () => (bernoulliExp({ numerator, denominator }, random) ? 1n : 0n)));
		const expected = Math.exp(-Number(numerator) / Number(denominator));
		expect(Math.abs(share - expected)).toBeLessThanOrEqual(DEVIATIONS * Math.sqrt((expected * (1 - expected)) / draws));
	});

	it("refuses a negative x and a denominator of 0", () => {
		expect(() => bernoulliExp(rational(-1n), seededBytes("x"))).toThrow(RangeError);
		expect(() => bernoulliExp(rational(1n, 0n), seededBytes("x"))).toThrow(RangeError);
	});

	it("is never true with probability 0 and always with 1", () => {
		const random = seededBytes("ends");
		expect(drawn(500, () => (bernoulli(rational(0n, 7n), random) ? 1n : 0n))).not.toContain(1);
		expect(drawn(500, () => (bernoulli(rational(7n, 7n), random) ? 1n : 0n))).not.toContain(0);
	});
});

describe("discrete Laplace noise", () => {
	const LN3 = Math.log(3);
	const draws = 100_000;
	const values = (random: RandomBytes) => {
		const scale = rational(10n ** 15n, BigInt(Math.round(LN3 * 1e15)));
		return drawn(draws, () => discreteLaplace(scale, random));
	};

	it("has mean, variance and every probability that it should, at epsilon = ln 3", () => {
		const sample = values(seededBytes("laplace"));
		const p = 1 - 1 / 3;
		const variance = (2 * (1 - p)) / p ** 2;
		expect(Math.abs(mean(sample))).toBeLessThanOrEqual(DEVIATIONS * Math.sqrt(variance / draws));
		const measured = mean(sample.map((y) => y * y)) - mean(sample) ** 2;
		expect(Math.abs(measured - variance)).toBeLessThanOrEqual(DEVIATIONS * Math.sqrt((5 * variance ** 2) / draws));
		expect(misfit(sample, (y) => (p / (2 - p)) * 3 ** -Math.abs(y))).toBeLessThan(4);
	});

	it("would not pass if zero came up twice as often", () => {
		const random = seededBytes("twice");
		const withMinusZero = drawn(20_000, () => {
			let v = 0n;
			while (bernoulliExp(rational(1n), random)) v++;
			return uniformBelow(2n, random) === 1n ? -v : v;
		});
		const q = Math.exp(-1);
		expect(misfit(withMinusZero, (y) => ((1 - q) / (1 + q)) * q ** Math.abs(y))).toBeGreaterThan(20);
	});
});

describe("discrete Gaussian noise", () => {
	it.each([
		[1n, 2n],
		[1n, 1n],
		[100n, 1n],
		[256n, 1n],
	])("has every probability, mean and variance that it should, at sigma squared %s / %s", (numerator, denominator) => {
		const random = seededBytes(`gaussian ${numerator}/${denominator}`);
		const draws = 10_000;
		const sample = drawn(draws, () => discreteGaussian({ numerator, denominator }, random));
		const mass = new GaussianMass(Number(numerator) / Number(denominator));
		const variance = mass.variance();
		expect(misfit(sample, (y) => mass.at(y))).toBeLessThan(4);
		expect(Math.abs(mean(sample))).toBeLessThanOrEqual(DEVIATIONS * Math.sqrt(variance / draws));
		expect(Math.abs(mean(sample.map((y) => y * y)) - variance)).toBeLessThanOrEqual(
			DEVIATIONS * Math.sqrt((2 * variance ** 2 + variance) / draws),
		);
	});

	it("would not pass with a sigma a tenth too small, or if it were Laplace noise of the same variance", () => {
		const random = seededBytes("broken");
		const mass = new GaussianMass(100);
		const narrow = drawn(10_000, () => discreteGaussian(rational(81n), random));
		expect(misfit(narrow, (y) => mass.at(y))).toBeGreaterThan(8);
		const laplace = drawn(10_000, () => discreteLaplace(rational(707n, 100n), random));
		expect(misfit(laplace, (y) => mass.at(y))).toBeGreaterThan(8);
	});

	it("is as exact where machine numbers end", () => {
		const sigma = 10n ** 40n;
		const random = seededBytes("huge");
		const sample = Array.from({ length: 400 }, () => discreteGaussian(rational(sigma * sigma), random));
		const within = sample.filter((y) => (y < 0n ? -y : y) < sigma).length;
		expect(within).toBeGreaterThan(230);
		expect(within).toBeLessThan(316);
		expect(sample.some((y) => y % 1_000n !== 0n)).toBe(true);
	});

	it("refuses a sigma of 0", () => {
		expect(() => discreteGaussian(rational(0n), seededBytes("x"))).toThrow(RangeError);
	});
});

describe("the mass of discrete Gaussian noise", () => {
	it.each(Object.entries(ORACLES.varianceOfDiscreteGaussian))(
		"has the published variance at sigma squared %s",
		(sigma2, v) => expect(new GaussianMass(Number(sigma2)).variance()).toBeCloseTo(v, 9),
	);

	it.each(ORACLES.deltaOfDiscreteGaussian)(
		"has the published delta at $sigma2, $epsilon",
		({ sigma2, epsilon, delta }) => {
			const own = new GaussianMass(sigma2).delta(epsilon);
			expect(Math.abs(own / delta - 1)).toBeLessThan(6e-5);
		},
	);

	it("adds up to 1 and says within which margin 95 of 100 stay", () => {
		const mass = new GaussianMass(100);
		expect(mass.above(-1) + mass.above(0)).toBeCloseTo(1, 12);
		expect(mass.margin(0.95)).toBe(20);
		expect(mass.margin(0)).toBe(0);
		expect(() => new GaussianMass(0)).toThrow(RangeError);
	});
});

describe("the whole root", () => {
	it("is the largest whose square is not above", () => {
		for (const value of [0n, 1n, 2n, 3n, 4n, 99n, 100n, 2n ** 106n - 1n, 10n ** 80n]) {
			const root = integerRoot(value);
			expect(root * root <= value && (root + 1n) ** 2n > value).toBe(true);
		}
		expect(() => integerRoot(-1n)).toThrow(RangeError);
	});
});
