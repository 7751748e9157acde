import { SegwardError } from "../../error/segward-error.ts";
import { ClassJudge } from "./class-tests.ts";
import { Generaliser } from "./generalise.ts";
import type { GroupedTable } from "./grouped-table.ts";
import { latticeSize } from "./lattice.ts";
import { partitionLocally } from "./partition-locally.ts";
import type { ClassTests, Metric } from "./privacy-model.ts";
import { type Generalisation, searchOptimum } from "./search-optimum.ts";

/** Whole columns, each part of the rows for itself, or whichever fits the amount of data. */
export type Method = "whole-columns" | "local" | "automatic";

export interface AnonymiseRequest {
	table: GroupedTable;
	tests: ClassTests;
	/** Share of the rows that may be left out. */
	suppressionLimit: number;
	metric: Metric;
	method: Method;
	/** Ways to generalise to look at beyond the best, for drawing. */
	alternatives?: number;
	onProgress?: (done: number, total: number) => void;
}

/** Says for each group of the table what becomes of it. */
export interface Anonymised {
	method: Exclude<Method, "automatic">;
	/** Class of each group; −1 where its rows are left out. */
	classOf: Int32Array;
	classes: number;
	/** Class → column → level. One entry where all classes have the same. */
	levels: readonly (readonly number[])[];
	/** Ways that were looked at; empty for `local`. */
	possible: Generalisation[];
}

/** Groups times ways up to which the optimum is searched for unless asked otherwise: some minutes. */
const MOST_LOOKS = 40_000_000_000;
const MOST_GROUPS = 400_000;
const MOST_WAYS = 2_000_000;
/** What closeness is tightened by when the rows left out have moved the whole that it is measured against. */
const TIGHTER = 0.97;
const MOST_ROUNDS = 12;

/**
 * Makes a table anonymous: every class that is kept passes the tests, also when it is measured against the kept rows alone.
 *
 * @throws SegwardError `extract-refused` when there is no way to.
 */
export function anonymise(request: AnonymiseRequest): Anonymised {
	let tests = request.tests;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const made = chosenMethod(request) === "local" ? locally({ ...request, tests }) : byColumns({ ...request, tests });
		if (keeps(request.table, made, request.tests)) return made;
		tests = tighter(tests);
	}
	throw impossible();
}

function chosenMethod({ method, table }: AnonymiseRequest): Exclude<Method, "automatic"> {
	if (method !== "automatic") return method;
	const ways = latticeSize(table.quasi.map(({ levels }) => levels.length - 1));
	const groups = table.counts.length;
	return ways > MOST_WAYS || groups > MOST_GROUPS || groups * ways > MOST_LOOKS ? "local" : "whole-columns";
}

function byColumns({ table, tests, suppressionLimit, metric, alternatives, onProgress }: AnonymiseRequest): Anonymised {
	const generaliser = new Generaliser();
	const isAsked = (at: number) =>
		tests.sensitive[at]?.diversity !== undefined || tests.sensitive[at]?.closeness !== undefined;
	const { best, possible } = searchOptimum({
		table: generaliser.focus(table, isAsked),
		tests: { k: tests.k, sensitive: tests.sensitive.filter((_, at) => isAsked(at)) },
		mostSuppressed: Math.floor(table.rows * suppressionLimit),
		metric,
		alternatives,
		onProgress,
	});
	if (best === undefined) throw impossible();
	const classes = generaliser.classes(table, best.levels);
	const passes = new ClassJudge(table, tests).passing(table, classes);
	const classOf = classes.classOf.slice(0, table.counts.length).map((id) => (passes[id] === 0 ? -1 : id));
	return { method: "whole-columns", classOf, classes: classes.count, levels: [best.levels], possible };
}

function locally({ table, tests, onProgress }: AnonymiseRequest): Anonymised {
	const partition = partitionLocally(table, new ClassJudge(table, tests), onProgress);
	if (partition === undefined) throw impossible();
	const { partOf, parts, levels } = partition;
	return { method: "local", classOf: partOf, classes: parts, levels, possible: [] };
}

/** Whether the kept rows alone pass. */
function keeps(table: GroupedTable, { classOf, classes }: Anonymised, tests: ClassTests): boolean {
	const counts = table.counts.map((count, i) => (classOf[i] === -1 ? 0 : count));
	const rows = counts.reduce((sum, count) => sum + count, 0);
	const sizes = new Uint32Array(classes);
	for (let i = 0; i < counts.length; i++) {
		const id = classOf[i] ?? -1;
		if (id >= 0) sizes[id] = (sizes[id] ?? 0) + (counts[i] ?? 0);
	}
	const kept = { ...table, counts, rows };
	// Groups left out count nothing, wherever they are put.
	const placed = classOf.map((id) => Math.max(0, id));
	const passes = new ClassJudge(kept, tests).passing(kept, { classOf: placed, count: classes, sizes });
	return rows > 0 && sizes.every((size, id) => size === 0 || passes[id] === 1);
}

function tighter(tests: ClassTests): ClassTests {
	const sensitive = tests.sensitive.map((model) =>
		model.closeness ? { ...model, closeness: { ...model.closeness, t: model.closeness.t * TIGHTER } } : model,
	);
	return { ...tests, sensitive };
}

function impossible(): SegwardError {
	return new SegwardError("extract-refused", {
		detail: "No way to generalise these columns keeps the promise within the rows that may be left out.",
		hint: "Choose fewer columns, a smaller k, l or t, a coarser top of a hierarchy, or allow more rows to be left out.",
	});
}
