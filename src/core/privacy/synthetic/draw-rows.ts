import type { RandomBytes } from "../noise/random-bytes.ts";
import { uniformBelow } from "../noise/uniform-below.ts";
import { type ColumnDomain, isDay } from "./column-domain.ts";
import type { SyntheticModel } from "./synthetic-model.ts";
import { edgesOf } from "./value-grid.ts";

const DAY_MS = 86_400_000;
const STEPS_IN_INTERVAL = 1_000_000n;

/** One invented row: a text for each column of the model, empty where there is no value. */
export function drawRow({ domains, order }: SyntheticModel, random: RandomBytes): string[] {
	const places: number[] = domains.map(() => 0);
	for (const { column, alone, given } of order) {
		const dependent = given?.draws[places[given.column] ?? 0];
		const draw = dependent === undefined || dependent.isEmpty ? alone : dependent;
		places[column] = draw.isEmpty ? Number.POSITIVE_INFINITY : draw.place(random);
	}
	return domains.map((domain, column) => valueAt(domain, places[column] ?? 0, random));
}

/** A value, or any number or day of its interval; what is left over is no value. */
function valueAt({ grid, type, values }: ColumnDomain, place: number, random: RandomBytes): string {
	const value = values[place];
	if (grid === undefined || typeof value !== "number") return value === undefined ? "" : String(value);
	const [low, high] = edgesOf(grid, value);
	if (isDay(type)) return dayText(wholeBetween(low, high, random));
	if (type === "integer") return String(wholeBetween(low, high, random));
	const share = Number(uniformBelow(STEPS_IN_INTERVAL, random)) / Number(STEPS_IN_INTERVAL);
	const number = low + (high - low) * share;
	return type === "decimal" ? number.toFixed(2) : String(Number(number.toPrecision(6)));
}

export function dayText(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function wholeBetween(low: number, high: number, random: RandomBytes): number {
	const first = Math.ceil(low - 1e-9);
	const count = Math.max(1, Math.ceil(high - 1e-9) - first);
	return first + Number(uniformBelow(BigInt(count), random));
}
