import { expect, it } from "vitest";
import { DEFAULT_SIZE_BUDGET, fitsFrom, limitOf } from "./size-budget.ts";
import { DEFAULT_SIZE_NOISE, dearestQuestion, plusMinusOfNew, plusMinusOfShared, sizePrices } from "./size-noise.ts";

const charges = [
	{ at: "2026-11-01T00:00:00.000Z", price: 400 },
	{ at: "2026-11-10T00:00:00.000Z", price: 500 },
];

it("charges what the noise is worth, rounded up", () => {
	expect(sizePrices(DEFAULT_SIZE_NOISE)).toEqual({ choice: 1_954, comparison: 1_954, noise: 5_000 });
	expect(dearestQuestion(DEFAULT_SIZE_NOISE)).toBe(8_908);
});

it("says how far off an answer may be", () => {
	expect(plusMinusOfNew(DEFAULT_SIZE_NOISE)).toBe(20);
	expect(plusMinusOfShared(DEFAULT_SIZE_NOISE)).toBe(68);
});

it("lets through what still fits, to the last millionth", () => {
	expect(fitsFrom(charges, 1_000, 100)).toBe("now");
	expect(fitsFrom(charges, 1_000, 101)).toBe("2026-12-01T00:00:00.000Z");
	expect(fitsFrom(charges, 1_000, 501)).toBe("2026-12-10T00:00:00.000Z");
	expect(fitsFrom(charges, 1_000, 1_001)).toBeUndefined();
	expect(fitsFrom([], 0, 0)).toBe("now");
});

it("knows whose limit is whose", () => {
	const { person, people, publications } = DEFAULT_SIZE_BUDGET;
	expect(limitOf(DEFAULT_SIZE_BUDGET, "person:ada")).toBe(person);
	expect(limitOf(DEFAULT_SIZE_BUDGET, "token:t")).toBe(person);
	expect(limitOf(DEFAULT_SIZE_BUDGET, "people")).toBe(people);
	expect(limitOf(DEFAULT_SIZE_BUDGET, "publications")).toBe(publications);
});
