import type { FieldType } from "../../catalogue/field.ts";
import { MISSING } from "../anonymity/hierarchy.ts";
import { isIdentifying } from "../extract/identifying-cells.ts";
import type { ReadColumn } from "../extract/read-columns.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import type { Rational } from "../noise/rational.ts";
import { chooseNearest } from "../sizes/near-answer.ts";
import { type KeptValue, keptValues } from "./kept-values.ts";
import { choiceScaleOf, keptFrom, varianceOf } from "./privacy-price.ts";
import { DAY_GRIDS, intervalOf, NUMBER_GRIDS, type ValueGrid } from "./value-grid.ts";

/** Pairs of columns are counted, so few values make better counts. */
const MOST_VALUES = 32;
const INTERVALS_WANTED = 20;
const DAY_MS = 86_400_000;

/** What a column can be in synthetic rows: values, or intervals of a grid, and last the rest, which is no value. */
export interface ColumnDomain {
	name: string;
	type: FieldType;
	grid?: ValueGrid;
	/** Texts, or numbers of intervals. */
	values: readonly (string | number)[];
	/** Noisy rows of each value and of the rest; none is negative. */
	rows: readonly number[];
}

export interface CodedDomain {
	domain: ColumnDomain;
	/** The place of each group's value in the domain. */
	places: Int32Array;
}

export interface DomainBudget {
	millionths: number;
	columns: number;
	gridColumns: number;
	/** Noisy number of customers. */
	total: number;
}

export function isMeasured(type: FieldType): boolean {
	return NUMBERS.has(type) || isDay(type);
}

export function isDay(type: FieldType): boolean {
	return type === "date" || type === "timestamp";
}

const NUMBERS: ReadonlySet<FieldType> = new Set(["integer", "decimal", "float"]);

/** Chooses a grid where the column holds numbers or days, and what of the column is kept; each is paid for. */
export function codedDomain(
	column: ReadColumn,
	counts: Uint32Array,
	budget: DomainBudget,
	random: RandomBytes,
): CodedDomain {
	const variance = varianceOf("values", budget.millionths, budget.columns);
	const measured = isMeasured(column.type) ? column.values.map((text) => measureOf(column.type, text)) : undefined;
	const grid = measured && chooseGrid(column, measured, counts, variance, budget, random);
	const keys = column.values.map((text, code) => {
		if (grid === undefined) return text === MISSING || isIdentifying(text) ? undefined : text;
		const value = measured?.[code];
		return value === undefined ? undefined : intervalOf(grid, value);
	});
	const kept: KeptValue<string | number>[] = keptValues(
		rowsByKey(keys, column.codes, counts),
		variance,
		MOST_VALUES,
		random,
	);
	const placeOf = new Map(kept.map(({ value }, place) => [value, place]));
	const places = keys.map((key) => (key === undefined ? kept.length : (placeOf.get(key) ?? kept.length)));
	const rest = Math.max(0, budget.total - kept.reduce((sum, { rows }) => sum + rows, 0));
	return {
		domain: {
			name: column.field,
			type: column.type,
			grid,
			values: kept.map(({ value }) => value),
			rows: [...kept.map(({ rows }) => rows), rest],
		},
		places: column.codes.map((code) => places[code] ?? kept.length),
	};
}

/** Days since 1970 for dates, instants by their day. */
function measureOf(type: FieldType, text: string): number | undefined {
	if (text === MISSING) return undefined;
	const value = isDay(type) ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS : Number(text);
	return Number.isFinite(value) ? value : undefined;
}

/**
 * The grid with most intervals (up to some twenty) that twice as many rows share as are needed, and fewest rows in intervals
 * that too few share: an exponential choice. Both sums bend instead of jumping at the cut, so that one customer changes each
 * by at most 1.
 */
function chooseGrid(
	{ type, codes }: ReadColumn,
	measured: readonly (number | undefined)[],
	counts: Uint32Array,
	variance: Rational,
	{ millionths, gridColumns }: DomainBudget,
	random: RandomBytes,
): ValueGrid {
	const cut = keptFrom(variance);
	const grids = isDay(type) ? DAY_GRIDS : NUMBER_GRIDS;
	const rowsOf = rowsByKey(measured, codes, counts);
	const distances = grids.map((grid) => {
		const intervals = new Map<number, number>();
		for (const [value, rows] of rowsOf) {
			const interval = intervalOf(grid, value);
			intervals.set(interval, (intervals.get(interval) ?? 0) + rows);
		}
		let [shared, lost] = [0, 0];
		for (const rows of intervals.values()) {
			shared += Math.min(cut, Math.max(0, rows - cut));
			lost += Math.max(0, Math.min(rows, 2 * cut - rows));
		}
		return lost - Math.min(shared, INTERVALS_WANTED * cut);
	});
	const scale = choiceScaleOf("grids", millionths, gridColumns, 2);
	return grids[chooseNearest(distances, scale, random)] ?? { kind: "linear", width: 1 };
}

function rowsByKey<Key>(keys: readonly (Key | undefined)[], codes: Int32Array, counts: Uint32Array): Map<Key, number> {
	const rows = new Map<Key, number>();
	for (const [group, code] of codes.entries()) {
		const key = keys[code];
		const count = counts[group] ?? 0;
		if (key !== undefined && count > 0) rows.set(key, (rows.get(key) ?? 0) + count);
	}
	return rows;
}
