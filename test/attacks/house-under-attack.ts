import type { Rule } from "../../src/core/segments/rule/rule.ts";

/** Numbers of customers, which attackers know: an attribute of each, so that any set can be asked for. */
export interface Crowd {
	/** Everyone but the victim, who is there in any case. */
	others: readonly number[];
	victim: number;
}

/** What an attacker is told about a size. */
export type Told = { kind: "number"; value: number } | { kind: "below" } | { kind: "withheld"; reason: string };

/** What can be asked of a house; each asker has a budget of their own. */
export interface HouseUnderAttack {
	ask(rule: Rule, asker?: string): Promise<Told>;
	/** A list of these customers and of so many people whom nobody knows. */
	upload(name: string, numbers: readonly number[], strangers: number): Promise<void>;
	/** ρ that all askers spent. */
	spent(): Promise<number>;
	/** Customers that come with one more import, the victim too where the coin says so. */
	importMore(numbers: readonly number[]): Promise<void>;
}

/** A house where the coin has decided whether the victim is among the customers. */
export type OpenHouse = (crowd: Crowd, present: boolean, seed: string) => Promise<HouseUnderAttack>;

export interface Attack {
	title: string;
	/** Customers besides the victim. */
	others: number;
	/** How many games there is time for, where one takes long. */
	games?: number;
	/** The victim comes only with the later import. */
	victimComesLater?: boolean;
	/** Asks, and answers what was seen as numbers for the judge. */
	run(house: HouseUnderAttack, crowd: Crowd): Promise<number[]>;
}

/** What was told, as a number; nothing told is a number of its own. */
export function numberOf(told: Told): number {
	return told.kind === "number" ? told.value : told.kind === "below" ? -1_000 : -2_000;
}

/** Two answers as a judge can use them: each, their difference, its sign, and whether they are equal. */
export function pairOf(a: Told, b: Told): number[] {
	const [x, y] = [numberOf(a), numberOf(b)];
	return [x, y, x - y, Math.sign(x - y), x === y ? 1 : 0];
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
