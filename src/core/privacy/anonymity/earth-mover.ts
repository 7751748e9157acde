import type { SensitiveColumn } from "./sensitive-column.ts";

/** Distance between the shares of one class and of the whole table, 0 to 1. */
export type EarthMover = (shares: Float64Array, whole: Float64Array) => number;

/**
 * Earth mover's distances as t-closeness defines them (Li, Li, Venkatasubramanian: t-Closeness, ICDE 2007).
 */
export function earthMoverOf(column: SensitiveColumn): EarthMover {
	if (column.distance === "ordered") return ordered;
	return column.distance === "hierarchical" ? hierarchical(column) : equal;
}

/** Half of what has to move, wherever it moves. */
function equal(shares: Float64Array, whole: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < whole.length; i++) sum += Math.abs((shares[i] ?? 0) - (whole[i] ?? 0));
	return sum / 2;
}

/** What has to pass each gap between neighbours, of the values that somebody has: others would make every distance smaller. */
function ordered(shares: Float64Array, whole: Float64Array): number {
	let carried = 0;
	let sum = 0;
	let values = 0;
	for (let i = 0; i < whole.length; i++) {
		const share = shares[i] ?? 0;
		const ofWhole = whole[i] ?? 0;
		if (share === 0 && ofWhole === 0) continue;
		values++;
		carried += share - ofWhole;
		sum += Math.abs(carried);
	}
	return values < 2 ? 0 : sum / (values - 1);
}

/** What has to move through each node of the tree, weighted by the node's height. */
function hierarchical({ labels, hierarchy }: SensitiveColumn): EarthMover {
	const rowOf = new Map((hierarchy?.rows ?? []).map((row) => [row[0] ?? "", row]));
	const height = (hierarchy?.rows[0]?.length ?? 2) - 1;
	const nodeOf: Int32Array[] = [];
	const parents: Int32Array[] = [];
	for (let level = 1; level <= height; level++) {
		const nodes = new Map<string, number>();
		const below = nodeOf.at(-1) ?? Int32Array.from(labels, (_, code) => code);
		const map = Int32Array.from(labels, (label) => {
			const text = rowOf.get(label)?.[level] ?? "*";
			const node = nodes.get(text) ?? nodes.size;
			nodes.set(text, node);
			return node;
		});
		const parent = new Int32Array(Math.max(...below, 0) + 1);
		for (let code = 0; code < labels.length; code++) parent[below[code] ?? 0] = map[code] ?? 0;
		nodeOf.push(map);
		parents.push(parent);
	}
	return (shares, whole) => {
		let extra = Float64Array.from(whole, (share, i) => (shares[i] ?? 0) - share);
		let sum = 0;
		for (const [at, parent] of parents.entries()) {
			const nodes = Math.max(...parent, 0) + 1;
			const [surplus, deficit, next] = [new Float64Array(nodes), new Float64Array(nodes), new Float64Array(nodes)];
			for (const [child, amount] of extra.entries()) {
				const node = parent[child] ?? 0;
				if (amount > 0) surplus[node] = (surplus[node] ?? 0) + amount;
				else deficit[node] = (deficit[node] ?? 0) - amount;
				next[node] = (next[node] ?? 0) + amount;
			}
			for (let node = 0; node < nodes; node++) {
				sum += ((at + 1) / height) * Math.min(surplus[node] ?? 0, deficit[node] ?? 0);
			}
			extra = next;
		}
		return sum;
	};
}
