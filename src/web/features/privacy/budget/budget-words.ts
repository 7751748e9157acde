import type { ResultOf } from "../../../../contract/routes.ts";
import { rightGuessesOf100 } from "../../../../core/privacy/noise/attacker.ts";
import { epsilonOf } from "../../../../core/privacy/noise/zcdp.ts";

export type SizeBudgetView = ResultOf<"showSizeBudget">;
export type BudgetAccount = SizeBudgetView["accounts"]["you"];

const MILLION = 1_000_000;
const DELTA = 1e-6;

/** Millionths of ρ as people read them: `0.27`, and `0.0089` where that is little. */
export function rhoText(millionths: number): string {
	const rho = millionths / MILLION;
	return rho.toLocaleString("en-GB", { maximumFractionDigits: rho > 0 && rho < 0.1 ? 4 : 2 });
}

/** How much of a budget is left, 0 to 100. */
export function percentLeft({ limit, left }: BudgetAccount): number {
	return limit === 0 ? 0 : Math.round((100 * left) / limit);
}

/** How many questions are left at least: if each costs as much as one can. */
export function questionsLeft({ left }: BudgetAccount, dearest: number): number {
	return Math.floor(left / dearest);
}

export interface Meaning {
	what: string;
	/** In millionths. */
	spent: number;
	/** The same as (ε, δ)-differential privacy at δ = 10⁻⁶. */
	epsilon: number;
	/** Of 100 guesses whether one customer is there, how many someone has right at most who knows everything else. */
	rightOf100: number;
}

/** What amounts of ρ mean, from one answer up to all budgets used up. */
export function meanings({ budget, prices }: SizeBudgetView): Meaning[] {
	const everything = budget.people + budget.publications;
	const amounts: [string, number][] = [
		["An answer shared with a near set", prices.shared],
		["A new answer, at most", prices.dearest],
		["Ten new answers", 10 * prices.dearest],
		["All that one person may spend", budget.person],
		["All that everyone may ask together", budget.people],
		["Everything, with what is shown to everyone", everything],
	];
	return amounts.map(([what, spent]) => ({
		what,
		spent,
		epsilon: epsilonOf(spent / MILLION, DELTA),
		rightOf100: rightGuessesOf100(spent / MILLION),
	}));
}
