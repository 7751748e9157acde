import type { RandomBytes } from "../noise/random-bytes.ts";
import { chooseNearest } from "../sizes/near-answer.ts";
import type { CodedDomain } from "./column-domain.ts";
import { choiceScaleOf } from "./privacy-price.ts";

/** Two columns that are counted together. */
export type Pair = readonly [number, number];

/**
 * The pairs whose counts are furthest from what the columns alone would make expect, without a cycle: Kruskal's algorithm
 * with exponential choices, as in McKenna, Miklau and Sheldon, "Winning the NIST contest" (2021). The expected counts come
 * from noisy ones, so that one customer changes a distance by at most 1.
 */
export function dependencyTree(
	columns: readonly CodedDomain[],
	counts: Uint32Array,
	millionths: number,
	random: RandomBytes,
): Pair[] {
	const rounds = columns.length - 1;
	if (rounds < 1) return [];
	const scale = choiceScaleOf("structure", millionths, rounds, 1);
	let open = columns.flatMap((a, i) =>
		columns.slice(i + 1).map((b, further) => ({
			pair: [i, i + 1 + further] as Pair,
			distance: -surprise(a, b, counts),
		})),
	);
	const group = columns.map((_, at) => at);
	const chosen: Pair[] = [];
	while (open.length > 0) {
		const place = chooseNearest(
			open.map(({ distance }) => distance),
			scale,
			random,
		);
		const [a, b] = open[place]?.pair ?? [0, 0];
		chosen.push([a, b]);
		const [kept, joined] = [group[a] ?? 0, group[b] ?? 0];
		for (const [at, one] of group.entries()) if (one === joined) group[at] = kept;
		open = open.filter(({ pair: [from, to] }) => group[from] !== group[to]);
	}
	return chosen;
}

/** Rows of each pair of values, in rows of the first column. */
export function pairCounts(a: CodedDomain, b: CodedDomain, counts: Uint32Array): Float64Array {
	const width = b.domain.rows.length;
	const table = new Float64Array(a.domain.rows.length * width);
	for (let group = 0; group < counts.length; group++) {
		const cell = (a.places[group] ?? 0) * width + (b.places[group] ?? 0);
		table[cell] = (table[cell] ?? 0) + (counts[group] ?? 0);
	}
	return table;
}

/** How many rows lie elsewhere than the two columns alone would make expect: a whole number. */
function surprise(a: CodedDomain, b: CodedDomain, counts: Uint32Array): number {
	const table = pairCounts(a, b, counts);
	const width = b.domain.rows.length;
	const others = Math.max(1, sum(b.domain.rows));
	return table.reduce((all, rows, cell) => {
		const first = a.domain.rows[Math.floor(cell / width)] ?? 0;
		const second = b.domain.rows[cell % width] ?? 0;
		return all + Math.abs(rows - Math.round((first * second) / others));
	}, 0);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
