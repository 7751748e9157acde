import { SegwardError } from "../../core/error/segward-error.ts";
import {
	BUDGET_WINDOW_MS,
	DEFAULT_SIZE_BUDGET,
	fitsFrom,
	limitOf,
	type SizeAccount,
	SizeBudget,
} from "../../core/privacy/sizes/size-budget.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import { isoInstant } from "../services.ts";
import type { Payer } from "./size-accounts.ts";

const SETTING = "size-budget";

export async function sizeBudgetOf({ settings }: ControlStore, workspaceId: string): Promise<SizeBudget> {
	const kept = await settings.get(workspaceId, SETTING);
	return kept === undefined ? DEFAULT_SIZE_BUDGET : SizeBudget.parse(kept);
}

export async function keepSizeBudget(
	{ settings }: ControlStore,
	workspaceId: string,
	budget: SizeBudget,
	at: string,
): Promise<void> {
	await settings.put(workspaceId, SETTING, budget, at);
}

/** The instant from which on charges still count. */
export function budgetSince(nowMs: number): string {
	return isoInstant(nowMs - BUDGET_WINDOW_MS);
}

/**
 * Looks at what was spent only, never at data: so a refusal says nothing about customers.
 *
 * @throws SegwardError `size-budget-used-up` where one of the accounts cannot pay this much.
 */
export async function refuseUnpayable(
	store: ControlStore,
	{ workspaceId, accounts }: Payer,
	price: number,
	nowMs: number,
): Promise<void> {
	const budget = await sizeBudgetOf(store, workspaceId);
	for (const account of accounts) {
		const charges = await store.sizes.charges(workspaceId, budgetSince(nowMs), account);
		const from = fitsFrom(charges, limitOf(budget, account), price);
		if (from === "now") continue;
		throw new SegwardError("size-budget-used-up", {
			detail: `${ownerOf(account)} used up. Sizes that were given before are still shown.`,
			hint:
				from === undefined
					? "One such question is dearer than the whole budget; a privacy officer can raise it."
					: `Enough comes back at ${from}; a privacy officer can raise the budget.`,
		});
	}
}

function ownerOf(account: SizeAccount): string {
	if (account === "people") return "The budget that all people of this workspace share is";
	return account === "publications" ? "The budget for sizes shown to everyone is" : "Your budget for asking sizes is";
}

/** Undefined where the budget does not reach: then what was published before stays. */
export async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof SegwardError && error.code === "size-budget-used-up") return undefined;
		throw error;
	}
}
