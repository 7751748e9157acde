import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberText, tidy } from "./number-masks.ts";

/** What `tidy` promises, the long way. */
const throughText = (value: number) => String(Number(value.toPrecision(12)));

describe("numbers without what floating point adds", () => {
	it.each([
		0.1 + 0.2,
		3 * 0.1,
		-0.0004,
		-0,
		999_999_999.9999,
		1e9 + 0.1234,
		1e-7,
		4.35 * 100,
		123_456_789_012.5,
		2e300,
	])("%d", (value) => expect(String(tidy(value))).toBe(throughText(value)));

	it("are what twelve significant digits say, for products as masks make them and for any other", () =>
		fc.assert(
			fc.property(
				fc.integer({ min: -1_000_000, max: 1_000_000 }),
				fc.constantFrom(0.001, 0.03, 0.1, 0.25, 0.3, 1 / 3, 1, 7, 1e-9, 1e5),
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				(times, width, any) => {
					for (const value of [times * width, times * width + width, any]) {
						expect(String(tidy(value))).toBe(throughText(value));
						expect(numberText(value)).toBe(String(value));
						expect(numberText(tidy(value))).toBe(throughText(value));
					}
				},
			),
			{ numRuns: 500 },
		));
});
