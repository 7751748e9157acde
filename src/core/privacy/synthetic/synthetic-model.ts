import type { ReadRows } from "../extract/make-extract.ts";
import { discreteGaussian } from "../noise/discrete-gaussian.ts";
import type { RandomBytes } from "../noise/random-bytes.ts";
import { type CodedDomain, type ColumnDomain, codedDomain, isMeasured } from "./column-domain.ts";
import { dependencyTree, type Pair, pairCounts } from "./dependency-tree.ts";
import { varianceOf } from "./privacy-price.ts";
import { WeightedDraw } from "./weighted-draw.ts";

/** One column, drawn by itself or by what another column was drawn as. */
interface DrawnColumn {
	column: number;
	alone: WeightedDraw;
	/** Drawn before it. */
	given?: { column: number; draws: readonly WeightedDraw[] };
}

/** Noisy counts of customers, and of them alone: what is drawn from it costs nothing more. */
export interface SyntheticModel {
	domains: readonly ColumnDomain[];
	order: readonly DrawnColumn[];
}

/**
 * Counts each column and a tree of pairs of columns, with noise: ρ-zero-concentrated differential privacy for ρ of so many
 * millionths, where customers come or go, up to the δ of `statedPrivacy`.
 */
export function syntheticModel(
	{ columns, counts }: Pick<ReadRows, "columns" | "counts">,
	millionths: number,
	random: RandomBytes,
): SyntheticModel {
	const exact = counts.reduce((all, rows) => all + rows, 0);
	const total = Math.max(0, exact + Number(discreteGaussian(varianceOf("total", millionths, 1), random)));
	const gridColumns = columns.filter(({ type }) => isMeasured(type)).length;
	const budget = { millionths, columns: columns.length, gridColumns, total };
	const coded = columns.map((column) => codedDomain(column, counts, budget, random));
	const pairs = dependencyTree(coded, counts, millionths, random);
	const variance = varianceOf("pairs", millionths, pairs.length);
	const tables = pairs.map(([a, b]) => {
		const [first, second] = [coded[a], coded[b]];
		if (first === undefined || second === undefined) return new Float64Array();
		const exactly = pairCounts(first, second, counts);
		return closestTo(
			exactly.map((rows) => rows + Number(discreteGaussian(variance, random))),
			total,
		);
	});
	return { domains: coded.map(({ domain }) => domain), order: drawingOrder(coded, pairs, tables) };
}

/** From the first column along the pairs, so that each column comes after the one it depends on. */
function drawingOrder(
	coded: readonly CodedDomain[],
	pairs: readonly Pair[],
	tables: readonly Float64Array[],
): DrawnColumn[] {
	const order: DrawnColumn[] = [];
	const add = (column: number, given?: DrawnColumn["given"]) =>
		order.push({ column, given, alone: new WeightedDraw(coded[column]?.domain.rows ?? []) });
	if (coded.length > 0) add(0);
	for (let at = 0; at < order.length; at++) {
		const from = order[at]?.column ?? 0;
		for (const [no, [a, b]] of pairs.entries()) {
			const to = a === from ? b : b === from ? a : undefined;
			if (to === undefined || order.some(({ column }) => column === to)) continue;
			const height = coded[a]?.domain.rows.length ?? 0;
			const width = coded[b]?.domain.rows.length ?? 0;
			const cell = (i: number, j: number) => tables[no]?.[i * width + j] ?? 0;
			const draws = Array.from({ length: a === from ? height : width }, (_, i) =>
				Array.from({ length: a === from ? width : height }, (_, j) => (a === from ? cell(i, j) : cell(j, i))),
			);
			add(to, { column: from, draws: draws.map((weights) => new WeightedDraw(weights)) });
		}
	}
	return order;
}

/** The nearest table without negative counts whose sum is `total`: cells that hold nothing but noise become 0. */
function closestTo(noisy: Float64Array, total: number): Float64Array {
	const descending = noisy.toSorted().reverse();
	let sum = 0;
	let off = 0;
	for (const [at, count] of descending.entries()) {
		sum += count;
		const shift = (sum - total) / (at + 1);
		if (count - shift <= 0) break;
		off = shift;
	}
	return noisy.map((count) => Math.max(0, count - off));
}
