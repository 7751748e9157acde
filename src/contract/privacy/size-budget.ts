import { z } from "zod";
import { SizeBudget } from "../../core/privacy/sizes/size-budget.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

/** ρ of zero-concentrated differential privacy, in millionths. */
const Price = z.int().nonnegative();

const Account = z.object({
	limit: Price,
	/** Within the last 30 days. */
	spent: Price,
	left: Price,
	/** When a question as dear as can be fits again; absent where it does now, or never will. */
	fitsFrom: z.iso.datetime().optional(),
});

const SizeBudgetView = z.object({
	budget: SizeBudget,
	/** Whoever may see exact sizes of everything spends nothing. */
	exact: z.boolean(),
	accounts: z.object({ you: Account, people: Account, publications: Account }),
	/** Of the last 30 days those on which something was spent, oldest first. */
	days: z.array(z.object({ day: z.iso.date(), you: Price, others: Price, publications: Price })),
	/** What answers cost. */
	prices: z.object({
		/** The most one question can cost. */
		dearest: Price,
		/** A question whose set is near one that was asked about. */
		shared: Price,
		/** A new noisy size, without the search for near sets. */
		fresh: Price,
	}),
	/** Standard deviation of the noise. */
	sigma: z.int().positive(),
	threshold: z.int().positive(),
});

/** What one person or program, or the house, was charged on one day for one kind of act. */
const SizeChargeView = z.object({
	day: z.iso.date(),
	account: z.enum(["person", "token", "publications"]),
	/** Of the person or token; absent where there is none, or no more. */
	name: z.string().optional(),
	action: z.string(),
	questions: z.int().nonnegative(),
	price: Price,
});

const subject = { area: "privacy", resourceKind: "Workspace", success: 200 } as const;

/** What sizes may tell about single customers, in sum. */
export const sizeBudgetRoutes = {
	showSizeBudget: route({
		...subject,
		method: "GET",
		path: "/privacy/size-budget",
		summary: "Show what is left of the privacy budgets for sizes, and when it comes back",
		description: "A charge comes back 30 days after it was made. Prices are in millionths of ρ (zCDP).",
		action: "size-budget:show",
		response: SizeBudgetView,
		mutates: false,
	}),
	setSizeBudget: route({
		...subject,
		method: "PUT",
		path: "/privacy/size-budget",
		summary: "Set the privacy budgets for sizes",
		action: "size-budget:set",
		body: SizeBudget,
		response: SizeBudgetView,
		mutates: true,
		example: { person: 1_000_000, people: 4_000_000, publications: 4_000_000 },
	}),
	listSizeCharges: route({
		...subject,
		method: "GET",
		path: "/privacy/size-charges",
		summary: "List who spent what of the privacy budgets for sizes in the last 30 days",
		action: "size-budget:charges",
		response: allOf(SizeChargeView),
		mutates: false,
	}),
};
