import { ClassJudge } from "./class-tests.ts";
import { highestLevels } from "./coded-column.ts";
import { type Classes, Generaliser } from "./generalise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { discernability, EntropyLoss } from "./information-loss.ts";
import { isAtLeast, type Levels, latticeSize, levelsAt } from "./lattice.ts";
import { LatticeFrontier } from "./lattice-frontier.ts";
import { MergedTables } from "./merged-tables.ts";
import type { ClassTests, Metric } from "./privacy-model.ts";

export interface SearchRequest {
	table: GroupedTable;
	tests: ClassTests;
	/** Rows that may be left out. */
	mostSuppressed: number;
	metric: Metric;
	/** Possible ways to look at beyond the best, for drawing. */
	alternatives?: number;
	onProgress?: (looked: number, total: number) => void;
}

/** One way to generalise, measured. */
export interface Generalisation {
	levels: number[];
	loss: number;
	/** Rows left out. */
	suppressed: number;
	/** Classes left, and the rows of the smallest. */
	classes: number;
	smallestClass: number;
}

export interface SearchResult {
	/** The way that loses least; undefined when there is none. */
	best: Generalisation | undefined;
	/** Ways that were looked at and are possible, the best included. */
	possible: Generalisation[];
}

/**
 * Finds, among all ways to generalise whole columns, one that loses least and leaves out no more rows than allowed.
 * It is the optimum: ways are left aside only where they are proven to be impossible or no better.
 */
export function searchOptimum(request: SearchRequest): SearchResult {
	const { table, metric } = request;
	const highest = highestLevels(table.quasi);
	const total = latticeSize(highest);
	const entropy = new EntropyLoss(table);
	const measure = measureWith(request, entropy);
	// Closeness and diversity of classes can get lost again where rows may be left out; their size cannot.
	const frontier = new LatticeFrontier(highest, measure.isReached, (levels) => entropy.of(levels));
	const bits = Float64Array.from({ length: total }, (_, i) => entropy.of(levelsAt(i, highest)));
	const possible: Generalisation[] = [];
	const noBetter: Levels[] = [];
	let best: Generalisation | undefined;
	let further = request.alternatives ?? 0;
	for (const [looked, index] of sortedBy(bits).entries()) {
		request.onProgress?.(looked, total);
		if (!frontier.has(index)) continue;
		const isDone = best !== undefined && (metric === "entropy" || noBetter.length > 0);
		const levels = levelsAt(index, highest);
		const isNoBetter = isDone && (metric === "entropy" || noBetter.some((known) => isAtLeast(levels, known)));
		if (isNoBetter && further-- <= 0) {
			if (metric === "entropy") break;
			continue;
		}
		const found = measure.of(levels);
		if (best !== undefined && found.loss >= best.loss && noBetter.length < 500) noBetter.push(levels);
		if (found.suppressed > request.mostSuppressed || found.classes === 0) continue;
		possible.push(found);
		if (best === undefined || found.loss < best.loss) best = found;
	}
	request.onProgress?.(total, total);
	return { best, possible };
}

function measureWith({ table, tests, mostSuppressed, metric }: SearchRequest, entropy: EntropyLoss) {
	const judge = new ClassJudge(table, tests);
	const generaliser = new Generaliser();
	const merged = new MergedTables(table, generaliser);
	const classesAt = (levels: number[]): { from: GroupedTable; classes: Classes } => {
		const from = merged.tableFor(levels);
		return { from, classes: generaliser.classes(from, levels) };
	};
	return {
		/** Whether few enough rows are left out, as far as that is certain to hold for everything more general. */
		isReached(levels: number[]): boolean {
			const { from, classes } = classesAt(levels);
			const isWhole = mostSuppressed === 0;
			const passes = isWhole ? judge.passing(from, classes) : undefined;
			let failed = 0;
			for (let id = 0; id < classes.count; id++) {
				const size = classes.sizes[id] ?? 0;
				if (passes ? passes[id] === 0 : size < judge.leastRows) failed += size;
			}
			merged.offer(levels, from, classes.count);
			return failed <= mostSuppressed;
		},
		of(levels: number[]): Generalisation {
			const { from, classes } = classesAt(levels);
			const passes = judge.passing(from, classes);
			const loss = metric === "entropy" ? entropy.of(levels) : discernability(classes);
			const kept = keptClasses(classes, passes);
			merged.offer(levels, from, classes.count);
			return { levels, loss, ...kept };
		},
	};
}

function keptClasses({ sizes }: Classes, passes: Uint8Array) {
	let [suppressed, classes, smallestClass] = [0, 0, 0];
	for (const [id, size] of sizes.entries()) {
		if (passes[id] === 0) suppressed += size;
		else {
			classes++;
			if (smallestClass === 0 || size < smallestClass) smallestClass = size;
		}
	}
	return { suppressed, classes, smallestClass };
}

function sortedBy(keys: Float64Array): Int32Array {
	return Int32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}
