import type { EChartsCoreOption } from "echarts/core";
import type { ResultOf } from "../../../../contract/routes.ts";
import { rhoText, type SizeBudgetView } from "./budget-words.ts";

export type SizeCharge = ResultOf<"listSizeCharges">["items"][number];

/** One colour of the chart: what somebody spent on each of the days. */
export interface Spender {
	name: string;
	/** In millionths of ρ, one a day of `lastDays`. */
	spent: number[];
}

const DAYS = 30;
const DAY_MS = 86_400_000;
/** More names than colours that can be told apart are drawn together. */
const MOST_NAMES = 4;
const EVERYONE = "Shown to everyone";
const OTHERS = "Others";

const dayOfMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The last 30 days, oldest first, such as `2026-01-31`. */
export function lastDays(nowMs: number): string[] {
	return Array.from({ length: DAYS }, (_, at) => new Date(nowMs - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10));
}

/** What can be told without knowing who the others are. */
export function spendersOf({ days: spent }: Pick<SizeBudgetView, "days">, days: readonly string[]): Spender[] {
	const byDay = new Map(spent.map((one) => [one.day, one]));
	const all = [
		{ name: "You", spent: days.map((day) => byDay.get(day)?.you ?? 0) },
		{ name: OTHERS, spent: days.map((day) => byDay.get(day)?.others ?? 0) },
		{ name: EVERYONE, spent: days.map((day) => byDay.get(day)?.publications ?? 0) },
	];
	return all.filter(isSpender);
}

/** By name, those who spent most first; publications last. */
export function spendersByName(charges: readonly SizeCharge[], days: readonly string[]): Spender[] {
	const names = new Map<string, Map<string, number>>();
	for (const { day, account, name, price } of charges) {
		const who = account === "publications" ? EVERYONE : (name ?? "Somebody who has left");
		const spent = names.get(who) ?? new Map<string, number>();
		spent.set(day, (spent.get(day) ?? 0) + price);
		names.set(who, spent);
	}
	const spenders = [...names].map(([name, spent]) => ({ name, spent: days.map((day) => spent.get(day) ?? 0) }));
	const people = spenders.filter(({ name }) => name !== EVERYONE).sort((a, b) => total(b) - total(a));
	const rest = people.slice(MOST_NAMES);
	const others = { name: OTHERS, spent: days.map((_, at) => rest.reduce((sum, one) => sum + (one.spent[at] ?? 0), 0)) };
	return [...people.slice(0, MOST_NAMES), others, ...spenders.filter(({ name }) => name === EVERYONE)].filter(
		isSpender,
	);
}

/** A bar a day, stacked by who spent. */
export function spendingChartOption(spenders: readonly Spender[], days: readonly string[]): EChartsCoreOption {
	return {
		animation: false,
		grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
		legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 8, itemGap: 24 },
		tooltip: { trigger: "axis" },
		xAxis: { type: "category", data: days.map((day) => dayOfMonth.format(new Date(day))) },
		yAxis: { type: "value", name: "ρ", axisLabel: { formatter: (value: number) => rhoText(value) } },
		series: spenders.map(({ name, spent }) => ({
			name,
			type: "bar",
			stack: "spent",
			barMaxWidth: 22,
			data: spent,
			tooltip: { valueFormatter: (value: unknown) => rhoText(Number(value)) },
		})),
	};
}

/** The chart in a sentence. */
export function spendingLabel(spenders: readonly Spender[]): string {
	const parts = spenders.map((one) => `${one.name} ${rhoText(total(one))}`);
	return `ρ spent on sizes a day in the last 30 days: ${parts.join(", ")}.`;
}

function total({ spent }: Spender): number {
	return spent.reduce((sum, one) => sum + one, 0);
}

function isSpender(spender: Spender): boolean {
	return total(spender) > 0;
}
