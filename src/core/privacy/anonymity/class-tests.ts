import { type EarthMover, earthMoverOf } from "./earth-mover.ts";
import type { Classes } from "./generalise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { MISSING } from "./hierarchy.ts";
import type { ClassTests, SensitiveModel } from "./privacy-model.ts";

/** Sums of logarithms end a hair beside the value they mean. */
const ROUNDING = 1e-9;

interface SensitiveTest {
	model: SensitiveModel;
	cardinality: number;
	/** Code of the missing value; −1 where there is none. */
	missing: number;
	/** Place of the column among the table's codes. */
	at: number;
	whole: Float64Array;
	distance: EarthMover | undefined;
}

/** Decides for each class whether its people may be shown together. */
export class ClassJudge {
	/** Rows that a class needs at least: k, and one for each different value asked for. */
	readonly leastRows: number;
	readonly #tests: SensitiveTest[];

	/** The shares of the whole table, which closeness compares with, are those of `table`. */
	constructor(table: GroupedTable, { k, sensitive }: ClassTests) {
		this.leastRows = Math.max(k, ...sensitive.map(({ diversity }) => Math.ceil((diversity?.l ?? 1) - ROUNDING)));
		this.#tests = table.sensitive.flatMap((column, index) => {
			const model = sensitive[index];
			if (!model?.diversity && !model?.closeness) return [];
			const at = table.quasi.length + index;
			return [
				{
					model,
					cardinality: column.labels.length,
					missing: column.labels.indexOf(MISSING),
					at,
					whole: sharesOf(table, at, column.labels.length),
					distance: model.closeness && earthMoverOf(column),
				},
			];
		});
	}

	/** 1 for each class that passes. `table` may be merged from the one the judge was made with. */
	passing(table: GroupedTable, classes: Classes): Uint8Array {
		const passes = new Uint8Array(classes.count);
		for (let i = 0; i < classes.count; i++) passes[i] = (classes.sizes[i] ?? 0) >= this.leastRows ? 1 : 0;
		if (this.#tests.length === 0) return passes;
		const order = groupsByClass(classes, table.counts.length);
		for (const test of this.#tests) this.#refuse(test, table, classes, order, passes);
		return passes;
	}

	/** Whether some groups may be shown as one class. */
	passesTogether(table: GroupedTable, groups: Int32Array): boolean {
		let size = 0;
		for (const group of groups) size += table.counts[group] ?? 0;
		if (size < this.leastRows) return false;
		return this.#tests.every((test) => {
			const shares = new Float64Array(test.cardinality);
			const codes = table.codes[test.at];
			for (const group of groups) {
				const code = codes?.[group] ?? 0;
				shares[code] = (shares[code] ?? 0) + (table.counts[group] ?? 0) / size;
			}
			return fulfils(test, shares);
		});
	}

	#refuse(test: SensitiveTest, table: GroupedTable, { sizes, count }: Classes, order: ByClass, passes: Uint8Array) {
		const codes = table.codes[test.at];
		if (codes === undefined) return;
		const shares = new Float64Array(test.cardinality);
		for (let id = 0; id < count; id++) {
			if (passes[id] === 0) continue;
			const size = sizes[id] ?? 0;
			shares.fill(0);
			for (let at = order.starts[id] ?? 0; at < (order.starts[id + 1] ?? 0); at++) {
				const group = order.groups[at] ?? 0;
				const code = codes[group] ?? 0;
				shares[code] = (shares[code] ?? 0) + (table.counts[group] ?? 0) / size;
			}
			if (!fulfils(test, shares)) passes[id] = 0;
		}
	}
}

function fulfils({ model, whole, distance, missing }: SensitiveTest, shares: Float64Array): boolean {
	const { diversity, closeness } = model;
	if (diversity && diversityOf(diversity.kind, shares, missing) < diversity.l - ROUNDING) return false;
	return !closeness || !distance || distance(shares, whole) <= closeness.t + ROUNDING;
}

/**
 * As how many values: counted, or the number of equally frequent ones with the same entropy. That a value is missing hides
 * nothing of those who have one, so that it counts as no value; and entropy is the smaller of the two, with and without.
 */
function diversityOf(kind: "distinct" | "entropy", shares: Float64Array, missing: number): number {
	let distinct = 0;
	let entropy = 0;
	for (let i = 0; i < shares.length; i++) {
		const share = shares[i] ?? 0;
		if (share <= 0 || i === missing) continue;
		distinct++;
		entropy -= share * Math.log(share);
	}
	if (kind === "distinct") return distinct;
	const absent = shares[missing] ?? 0;
	if (absent <= 0) return Math.exp(entropy);
	const known = 1 - absent;
	if (distinct === 0) return 0;
	return Math.exp(Math.min(entropy - absent * Math.log(absent), entropy / known + Math.log(known)));
}

function sharesOf(table: GroupedTable, at: number, cardinality: number): Float64Array {
	const shares = new Float64Array(cardinality);
	const codes = table.codes[at];
	for (let i = 0; i < table.counts.length; i++) {
		const code = codes?.[i] ?? 0;
		shares[code] = (shares[code] ?? 0) + (table.counts[i] ?? 0) / table.rows;
	}
	return shares;
}

interface ByClass {
	/** Class → place of its first group in `groups`. */
	starts: Int32Array;
	groups: Int32Array;
}

function groupsByClass({ classOf, count }: Classes, groupCount: number): ByClass {
	const starts = new Int32Array(count + 1);
	for (let i = 0; i < groupCount; i++) {
		const next = (classOf[i] ?? 0) + 1;
		starts[next] = (starts[next] ?? 0) + 1;
	}
	for (let id = 0; id < count; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
	const groups = new Int32Array(groupCount);
	const filled = starts.slice();
	for (let i = 0; i < groupCount; i++) {
		const id = classOf[i] ?? 0;
		const place = filled[id] ?? 0;
		groups[place] = i;
		filled[id] = place + 1;
	}
	return { starts, groups };
}
