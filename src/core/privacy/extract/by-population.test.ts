import { describe, expect, test } from "vitest";
import { type AmongCustomers, byPopulation } from "./by-population.ts";
import { ExtractReport } from "./extract-report.ts";

const risk = { rows: 100, classes: 10, smallestClass: 5, uniques: 0, marketer: 0.1 };
const prosecutor = { highest: 1 / 5, average: 0.1 };
const REPORT = ExtractReport.parse({
	rows: 100,
	released: 100,
	suppressed: 0,
	method: "local",
	byPopulation: false,
	before: { ...risk, prosecutor, journalist: prosecutor },
	after: { ...risk, prosecutor, journalist: prosecutor },
	utility: { entropyLoss: 0, informationLoss: 0, discernability: 0, averageClassSize: 10, precision: 1 },
	columns: [],
	curve: [],
	alternatives: [],
	warnings: [],
});
const counts = { least: 200, people: 5_000, found: 2.5 };
const AMONG: AmongCustomers = { before: counts, after: counts };
const noise = (value: number) => ({ draw: () => value, plusMinus: 49 });

describe("risks among all customers", () => {
	test("are exact for whoever may see exact sizes", () => {
		const { after, populationPlusMinus } = byPopulation(REPORT, AMONG);
		expect(after).toMatchObject({ journalist: { highest: 1 / 200, average: 0.025 }, marketer: 0.025 });
		expect(populationPlusMinus).toBeUndefined();
	});

	test("carry noise for anybody else, at the end where risk is higher", () => {
		const { after, byPopulation: isBy, populationPlusMinus } = byPopulation(REPORT, AMONG, noise(0));
		expect(after.journalist.highest).toBeCloseTo(1 / 151);
		expect(after.marketer).toBeCloseTo(0.1);
		expect([isBy, populationPlusMinus]).toEqual([true, 49]);
		expect(byPopulation(REPORT, AMONG, noise(-40)).after.journalist.highest).toBeCloseTo(1 / 111);
	});

	test("never fall below nothing or rise above what the rows alone say", () => {
		const worst = byPopulation(REPORT, AMONG, noise(-10_000)).after;
		expect(worst.journalist).toEqual({ highest: 1 / 5, average: 0.1 });
		expect(ExtractReport.safeParse(byPopulation(REPORT, AMONG, noise(-10_000))).success).toBe(true);
		const best = byPopulation(REPORT, AMONG, noise(10_000));
		expect(best.after.marketer).toBeLessThanOrEqual(0.1);
		expect(ExtractReport.safeParse(best).success).toBe(true);
	});
});
