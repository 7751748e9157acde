import { z } from "zod";

/** So much ρ, in millionths, may be spent within 30 days: what one person asks, what all people ask, what everyone is shown. */
export const SizeBudget = z.object({
	person: z.int().min(0).max(1_000_000_000),
	people: z.int().min(0).max(1_000_000_000),
	publications: z.int().min(0).max(1_000_000_000),
});
export type SizeBudget = z.infer<typeof SizeBudget>;

export const DEFAULT_SIZE_BUDGET: SizeBudget = { person: 1_000_000, people: 4_000_000, publications: 4_000_000 };

/** A charge comes back after this time. */
export const BUDGET_WINDOW_MS = 30 * 86_400_000;

/** Who pays: a person or program by id, all of them together, or the house for what it shows to everyone. */
export type SizeAccount = `person:${string}` | `token:${string}` | "people" | "publications";

export const PEOPLE: SizeAccount = "people";
export const PUBLICATIONS: SizeAccount = "publications";

export function limitOf(budget: SizeBudget, account: SizeAccount): number {
	return account === "people" ? budget.people : account === "publications" ? budget.publications : budget.person;
}

export interface Charge {
	at: string;
	/** In millionths of ρ. */
	price: number;
}

export function spentOf(charges: readonly Charge[]): number {
	return charges.reduce((sum, { price }) => sum + price, 0);
}

/**
 * When `price` more fits into the limit: an instant, `now` where it fits already, undefined where it never will.
 *
 * @param charges those of the last 30 days, oldest first.
 */
export function fitsFrom(charges: readonly Charge[], limit: number, price: number): "now" | string | undefined {
	if (price > limit) return undefined;
	let spent = spentOf(charges);
	if (spent + price <= limit) return "now";
	for (const charge of charges) {
		spent -= charge.price;
		if (spent + price <= limit) return new Date(Date.parse(charge.at) + BUDGET_WINDOW_MS).toISOString();
	}
	return undefined;
}
