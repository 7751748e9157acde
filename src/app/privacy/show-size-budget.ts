import { fitsFrom, limitOf, type SizeAccount, type SizeBudget, spentOf } from "../../core/privacy/sizes/size-budget.ts";
import { dearestQuestion, sizePrices } from "../../core/privacy/sizes/size-noise.ts";
import type { ChargeRecord } from "../../ports/size-ledger.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { exactSizes } from "./exact-sizes.ts";
import { accountOf } from "./size-accounts.ts";
import { budgetSince, keepSizeBudget, sizeBudgetOf } from "./size-budget.ts";

/** What is left of the caller's budget, of everyone's and of that for publications, and how it was spent. */
export function showSizeBudget(services: Services) {
	const { store, clock, settings } = services;
	return async (call: Call, _input: unknown) => {
		const { workspaceId, principal } = call;
		const budget = await sizeBudgetOf(store, workspaceId);
		const charges = await store.sizes.charges(workspaceId, budgetSince(clock.now()));
		const you = accountOf(principal);
		const { sizeNoise } = settings;
		const { choice, comparison, noise } = sizePrices(sizeNoise);
		const dearest = dearestQuestion(sizeNoise);
		const standing = (account: SizeAccount) => standingOf(charges, budget, account, dearest);
		return {
			budget,
			exact: exactSizes(services, call)(),
			accounts: { you: standing(you), people: standing("people"), publications: standing("publications") },
			days: spentByDay(charges, you),
			prices: { dearest, shared: choice + comparison, fresh: noise },
			sigma: sizeNoise.sigma,
			threshold: settings.sizeThreshold,
		};
	};
}

export function setSizeBudget(services: Services) {
	const show = showSizeBudget(services);
	return async (call: Call, { person, people, publications }: SizeBudget) => {
		const at = isoInstant(services.clock.now());
		const budget = { person, people, publications };
		await services.store.transaction(async (inner) => {
			if (raises(await sizeBudgetOf(inner, call.workspaceId), budget)) call.note({ weakens: true });
			await keepSizeBudget(inner, call.workspaceId, budget, at);
		});
		return show(call, {});
	};
}

/** Whoever may ask more sizes learns more of single customers. */
function raises(before: SizeBudget, after: SizeBudget): boolean {
	return after.person > before.person || after.people > before.people || after.publications > before.publications;
}

function standingOf(charges: readonly ChargeRecord[], budget: SizeBudget, account: SizeAccount, dearest: number) {
	const own = charges.filter((one) => one.account === account);
	const limit = limitOf(budget, account);
	const spent = spentOf(own);
	const from = fitsFrom(own, limit, dearest);
	return { limit, spent, left: Math.max(0, limit - spent), fitsFrom: from === "now" ? undefined : from };
}

/** Everyone's charges once: those of the account `people` are the same again. */
function spentByDay(charges: readonly ChargeRecord[], you: SizeAccount) {
	const days = new Map<string, { day: string; you: number; others: number; publications: number }>();
	for (const { at, account, price } of charges) {
		if (account === "people") continue;
		const day = at.slice(0, 10);
		const spent = days.get(day) ?? { day, you: 0, others: 0, publications: 0 };
		spent[account === "publications" ? "publications" : account === you ? "you" : "others"] += price;
		days.set(day, spent);
	}
	return [...days.values()];
}
