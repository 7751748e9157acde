import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { advantageBound, rightGuessesOf100 } from "./attacker.ts";
import { epsilonOf, millionthsOf, rhoOf, rhoOfGaussian } from "./zcdp.ts";

const ORACLES: Record<"epsilonAtDelta1e-6" | "rhoAtDelta1e-6", Record<string, number>> = JSON.parse(
	readFileSync(join(import.meta.dirname, "../../../../test/fixtures/privacy/differential-privacy.json"), "utf8"),
);
const DELTA = 1e-6;

describe("what noise costs", () => {
	it("is sensitivity squared over two sigma squared, exactly, and rounded up in millionths", () => {
		expect(rhoOfGaussian(1n, { numerator: 100n, denominator: 1n })).toEqual({ numerator: 1n, denominator: 200n });
		expect(millionthsOf(rhoOfGaussian(1n, { numerator: 100n, denominator: 1n }))).toBe(5_000);
		expect(millionthsOf(rhoOfGaussian(3n, { numerator: 1n, denominator: 2n }))).toBe(9_000_000);
		expect(millionthsOf({ numerator: 1n, denominator: 3n })).toBe(333_334);
	});

	it("is nothing that a sigma of 0 could give", () => {
		expect(() => rhoOfGaussian(1n, { numerator: 0n, denominator: 1n })).toThrow(RangeError);
	});
});

describe("epsilon and rho", () => {
	it.each(Object.entries(ORACLES["epsilonAtDelta1e-6"]))("rho %s has the published epsilon", (rho, epsilon) => {
		expect(epsilonOf(Number(rho), DELTA)).toBeCloseTo(epsilon, 7);
	});

	it.each(Object.entries(ORACLES["rhoAtDelta1e-6"]))("epsilon %s has the published rho", (epsilon, rho) => {
		expect(rhoOf(Number(epsilon), DELTA)).toBeCloseTo(rho, 7);
	});

	it("lead back to each other, and never promise more than they hold", () => {
		for (const epsilon of [1e-6, 0.01, 0.7, 3, 20, 400]) {
			for (const delta of [1e-12, 1e-6, 0.1, 0.9]) {
				const rho = rhoOf(epsilon, delta);
				expect(epsilonOf(rho, delta)).toBeLessThanOrEqual(epsilon);
				expect(epsilonOf(rho * 1.0001 + 1e-12, delta)).toBeGreaterThan(epsilon * 0.9999);
			}
		}
	});

	it("grow together, from 0", () => {
		expect(epsilonOf(0, DELTA)).toBe(0);
		const epsilons = [1e-9, 1e-4, 0.01, 1, 50, 1e6].map((rho) => epsilonOf(rho, DELTA));
		expect(epsilons).toEqual([...epsilons].sort((a, b) => a - b));
	});

	it.each([
		[-1, DELTA],
		[Number.NaN, DELTA],
		[Number.POSITIVE_INFINITY, DELTA],
		[1, 0],
		[1, 1],
	])("are refused for rho %s and delta %s", (rho, delta) => expect(() => epsilonOf(rho, delta)).toThrow(RangeError));
});

describe("an attacker who knows everything else", () => {
	it("is a coin when nothing was spent, and nearly always right when much was", () => {
		expect(rightGuessesOf100(0)).toBe(50);
		expect(rightGuessesOf100(0.005)).toBe(53);
		expect(rightGuessesOf100(1)).toBe(86);
		expect(rightGuessesOf100(100)).toBe(100);
	});

	it("is never better than the bound says: noise of every width, guessed by the better hypothesis", () => {
		for (const sigmaSquared of [0.1, 0.5, 1, 10, 100, 400]) {
			const weight = (y: number) => Math.exp((-y * y) / (2 * sigmaSquared));
			const places = Array.from({ length: 2_001 }, (_, at) => at - 1_000);
			const total = places.reduce((sum, y) => sum + weight(y), 0);
			const best = places.reduce((sum, y) => sum + Math.abs(weight(y) - weight(y - 1)), 0) / total / 2;
			expect(best).toBeLessThanOrEqual(advantageBound(1 / (2 * sigmaSquared)));
		}
	});
});
