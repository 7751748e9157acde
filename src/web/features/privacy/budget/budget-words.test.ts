import { expect, it } from "vitest";
import { meanings, percentLeft, questionsLeft, rhoText, type SizeBudgetView } from "./budget-words.ts";

const VIEW = {
	budget: { person: 1_000_000, people: 4_000_000, publications: 4_000_000 },
	prices: { dearest: 8_908, shared: 3_908, fresh: 5_000 },
} as SizeBudgetView;
const account = (limit: number, spent: number) => ({ limit, spent, left: Math.max(0, limit - spent) });

it("says amounts of rho in as many digits as they need", () => {
	expect(rhoText(0)).toBe("0");
	expect(rhoText(8_908)).toBe("0.0089");
	expect(rhoText(270_000)).toBe("0.27");
	expect(rhoText(4_000_000)).toBe("4");
});

it("counts what is left, also of a budget of nothing and of one that was lowered", () => {
	expect(percentLeft(account(1_000_000, 250_000))).toBe(75);
	expect(percentLeft(account(0, 0))).toBe(0);
	expect(percentLeft(account(100, 300))).toBe(0);
	expect(questionsLeft(account(1_000_000, 0), 8_908)).toBe(112);
	expect(questionsLeft(account(1_000_000, 995_000), 8_908)).toBe(0);
});

it("says what each amount means: never better than a coin by more than the bound, and more for more", () => {
	const rows = meanings(VIEW);
	expect(rows.map(({ rightOf100 }) => rightOf100)).toEqual([53, 54, 61, 86, 100, 100]);
	expect(rows[3]?.epsilon).toBeCloseTo(7.766, 3);
	expect(rows.map(({ epsilon }) => epsilon)).toEqual(rows.map(({ epsilon }) => epsilon).sort((a, b) => a - b));
});
