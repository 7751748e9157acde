const SMALLEST_POWER = -3;
const LARGEST_POWER = 12;
const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const MAGNITUDES = Array.from({ length: LARGEST_POWER - SMALLEST_POWER }, (_, at) =>
	[1, 2, 5].map((digit) => Number(`${digit}e${SMALLEST_POWER + at}`)),
)
	.flat()
	.concat(10 ** LARGEST_POWER);

/** 1, 2 and 5 times the powers of ten, their negatives, and 0. */
const OF_NUMBERS = [...MAGNITUDES.map((edge) => -edge).reverse(), 0, ...MAGNITUDES];

/** The first of January of every year, in days since 1970-01-01. */
const OF_DAYS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => Date.UTC(FIRST_YEAR + at, 0, 1) / DAY_MS);

/**
 * Ascending edges that are the same whatever the data: range 0 lies below the first of them, range `n` from edge `n` − 1 up to
 * the next, the last without end.
 */
export function fixedEdges(of: "numbers" | "days"): readonly number[] {
	return of === "days" ? OF_DAYS : OF_NUMBERS;
}

/** How many have their lowest and their highest value in each of the fixed ranges: one count more than edges. */
export interface Spread {
	lowest: readonly number[];
	highest: readonly number[];
}

/**
 * The edges between which values are drawn: from the first fixed range that enough begin in to the last that enough end in.
 * A range without an end stands for its only edge. Undefined where no range has enough.
 */
export function drawnRange(
	edges: readonly number[],
	{ lowest, highest }: Spread,
	enough: number,
): { low: number; high: number } | undefined {
	const first = lowest.findIndex((count) => count >= enough);
	const last = highest.findLastIndex((count) => count >= enough);
	if (first < 0 || last < 0) return undefined;
	const low = edges[Math.max(0, first - 1)] ?? 0;
	const high = edges[Math.min(last, edges.length - 1)] ?? low;
	return { low: Math.min(low, high), high: Math.max(low, high) };
}
