import fc from "fast-check";
import { expect, it } from "vitest";
import { shownCells } from "./hide-small-cells.ts";

const shown = (customers: number[], rest = 0) =>
	shownCells(
		customers.map((one) => ({ customers: one })),
		rest,
		20,
	);

it("shows cells of enough customers", () => {
	expect(shown([100, 20, 40])).toEqual([true, true, true]);
});

it("hides a second cell where the total would give one away", () => {
	expect(shown([100, 19, 40])).toEqual([true, false, false]);
	expect(shown([100, 40], 3)).toEqual([true, false]);
});

it("hides no second cell where the hidden ones are many together", () => {
	expect(shown([100, 15, 15, 40])).toEqual([true, false, false, true]);
});

it("never lets the hidden rest be told from the total, unless it is nobody", () =>
	fc.assert(
		fc.property(fc.array(fc.nat(60), { maxLength: 12 }), fc.nat(60), (customers, rest) => {
			const flags = shown(customers, rest);
			const hidden = customers.reduce((sum, one, at) => (flags[at] ? sum : sum + one), rest);
			const anyShown = flags.includes(true);
			expect(hidden === 0 || hidden >= 20 || !anyShown).toBe(true);
			for (const [at, one] of customers.entries()) if (flags[at]) expect(one).toBeGreaterThanOrEqual(20);
		}),
	));
