import { earthMoverOf } from "./earth-mover.ts";
import { MISSING } from "./hierarchy.ts";
import type { SensitiveModel } from "./privacy-model.ts";
import type { SensitiveColumn } from "./sensitive-column.ts";

/** What a table keeps of its promise, measured. */
export interface MeasuredAnonymity {
	rows: number;
	classes: number;
	/** Rows of the smallest class; 0 in an empty table. */
	k: number;
	/** One for each sensitive column that something is asked of. */
	sensitive: { column: string; distinct: number; entropy: number; t: number }[];
}

/** What is asked of the column at a place of each row. */
export interface AskedOfColumn {
	place: number;
	model: SensitiveModel;
	column: SensitiveColumn;
}

/**
 * Measures k, l and t of a finished table from its cells alone. Written apart from what makes the table, by other means: what
 * is to be released is not trusted to the code that made it.
 */
export class AnonymityMeter {
	readonly #quasi: readonly number[];
	readonly #asked: readonly AskedOfColumn[];
	readonly #classes = new Map<string, { rows: number; values: Map<string, number>[] }>();
	readonly #whole: Map<string, number>[];
	#rows = 0;

	/** @param quasi places of the quasi-identifiers in a row. */
	constructor(quasi: readonly number[], asked: readonly AskedOfColumn[]) {
		this.#quasi = quasi;
		this.#asked = asked;
		this.#whole = asked.map(() => new Map());
	}

	add(cells: readonly string[]): void {
		const key = JSON.stringify(this.#quasi.map((place) => cells[place] ?? ""));
		const known = this.#classes.get(key) ?? { rows: 0, values: this.#asked.map(() => new Map()) };
		this.#classes.set(key, known);
		known.rows++;
		this.#rows++;
		for (const [at, { place }] of this.#asked.entries()) {
			const value = cells[place] ?? "";
			for (const counts of [known.values[at], this.#whole[at]]) counts?.set(value, (counts.get(value) ?? 0) + 1);
		}
	}

	measured(): MeasuredAnonymity {
		const classes = [...this.#classes.values()];
		return {
			rows: this.#rows,
			classes: classes.length,
			k: classes.reduce((least, { rows }) => Math.min(least, rows), classes.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
			sensitive: this.#asked.map(({ column }, at) => {
				const { name, labels: values } = column;
				const distance = distanceOf(column);
				const whole = sharesOf(values, this.#whole[at], this.#rows);
				const each = classes.map(({ rows, values: counts }) => ({
					rows,
					counts: counts[at] ?? new Map<string, number>(),
				}));
				return {
					column: name,
					distinct: Math.min(...each.map(({ counts }) => counts.size - (counts.has(MISSING) ? 1 : 0))),
					entropy: Math.min(
						...each.map(({ rows, counts }) => Math.min(perplexity(counts, rows), perplexityOfKnown(counts, rows))),
					),
					t: Math.max(...each.map(({ rows, counts }) => distance(sharesOf(values, counts, rows), whole))),
				};
			}),
		};
	}
}

function sharesOf(values: readonly string[], counts: ReadonlyMap<string, number> | undefined, rows: number): number[] {
	return values.map((value) => (counts?.get(value) ?? 0) / rows);
}

function perplexity(counts: ReadonlyMap<string, number>, rows: number): number {
	return 2 ** [...counts.values()].reduce((bits, count) => bits - (count / rows) * Math.log2(count / rows), 0);
}

function perplexityOfKnown(counts: ReadonlyMap<string, number>, rows: number): number {
	const missing = counts.get(MISSING) ?? 0;
	const known = new Map([...counts].filter(([value]) => value !== MISSING));
	return missing === rows ? 0 : perplexity(known, rows - missing);
}

/** Written again for what is simple; distances in a hierarchy are measured as they were made. */
function distanceOf(column: SensitiveColumn): (shares: number[], whole: number[]) => number {
	if (column.distance === "hierarchical") {
		const distance = earthMoverOf(column);
		return (shares, whole) => distance(Float64Array.from(shares), Float64Array.from(whole));
	}
	if (column.distance === "equal") {
		return (shares, whole) => shares.reduce((sum, share, i) => sum + Math.max(0, share - (whole[i] ?? 0)), 0);
	}
	return (shares, whole) => {
		const present = whole.flatMap((share, i) => (share > 0 ? [{ own: shares[i] ?? 0, share }] : []));
		let [below, belowOfWhole, sum] = [0, 0, 0];
		for (const { own, share } of present) {
			below += own;
			belowOfWhole += share;
			sum += Math.abs(below - belowOfWhole);
		}
		return sum / Math.max(1, present.length - 1);
	};
}
