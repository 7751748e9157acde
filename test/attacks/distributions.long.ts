import { afterAll, expect, test } from "vitest";
import { equalBuckets } from "../../src/core/catalogue/equal-buckets.ts";
import { drawnRange, fixedEdges } from "../../src/core/catalogue/fixed-ranges.ts";
import { discreteGaussian } from "../../src/core/privacy/noise/discrete-gaussian.ts";
import { DEFAULT_SIZE_THRESHOLD } from "../../src/core/privacy/protected-size.ts";
import {
	DEFAULT_SIZE_NOISE,
	plusMinusOfEach,
	sizePrices,
	varianceOfEach,
} from "../../src/core/privacy/sizes/size-noise.ts";
import { tellableFrom, tellableValues } from "../../src/core/privacy/sizes/tellable-values.ts";
import { judge, type Played } from "./judge.ts";
import { isBeyondBound, type Score, scoreTable } from "./scoreboard.ts";
import { seededBytes } from "./seeded-bytes.ts";

const GAMES = 1_000;
const NAIVE_GAMES = 40;
const MOST_VALUES = 20;
const PRICE = sizePrices(DEFAULT_SIZE_NOISE).noise / 1_000_000;
const ENOUGH = tellableFrom(plusMinusOfEach(DEFAULT_SIZE_NOISE, 2), DEFAULT_SIZE_THRESHOLD);
const EDGES = fixedEdges("numbers");

/** What a catalogue shows of everybody's values, as numbers. */
type Catalogue<Value> = (values: readonly Value[], seed: string) => number[];

const scores: Score[] = [];
afterAll(() => console.info(`\n${scoreTable(scores)}\n`));

function noisy(counts: readonly number[], seed: string): number[] {
	const random = seededBytes(seed);
	const variance = varianceOfEach(DEFAULT_SIZE_NOISE, 2);
	return counts.map((count) => count + Number(discreteGaussian(variance, random)));
}

/** As the product does it: edges from noisy counts over fixed ranges, then noisy bars. */
const protectedRanges: Catalogue<number> = (values, seed) => {
	const spread = Array.from({ length: EDGES.length + 1 }, () => 0);
	for (const value of values) {
		const range = EDGES.findLastIndex((edge) => edge <= value) + 1;
		spread[range] = (spread[range] ?? 0) + 1;
	}
	const range = drawnRange(
		EDGES,
		{ lowest: noisy(spread, `${seed} lowest`), highest: noisy(spread, `${seed} highest`) },
		ENOUGH,
	);
	return range ? barsOf(values, range, (counts) => noisy(counts, `${seed} bars`)) : barsOf([], { low: 0, high: 0 });
};

/** As it was before: edges from the values that stay without the most extreme at each end, exact bars. */
const exactRanges: Catalogue<number> = (values) => {
	const sorted = [...values].sort((a, b) => a - b);
	const skip = DEFAULT_SIZE_THRESHOLD - 1;
	return barsOf(values, { low: sorted[skip] ?? 0, high: sorted.at(-1 - skip) ?? 0 });
};

function barsOf(
	values: readonly number[],
	{ low, high }: { low: number; high: number },
	shown: (counts: readonly number[]) => number[] = (counts) =>
		counts.map((count) => (count < DEFAULT_SIZE_THRESHOLD ? 0 : count)),
): number[] {
	const { start, width, count } = equalBuckets(low, high, 1);
	const bars = Array.from({ length: count }, () => 0);
	for (const value of values) {
		const at = Math.min(count - 1, Math.max(0, Math.floor((value - start) / width)));
		bars[at] = (bars[at] ?? 0) + 1;
	}
	const seen = shown([values.length, ...bars]);
	return [start, width, count, ...Array.from({ length: MOST_VALUES + 1 }, (_, at) => seen[at] ?? -1)];
}

function countsOf(values: readonly string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

const NAMES = Array.from({ length: MOST_VALUES + 1 }, (_, at) => `name ${String(at).padStart(2, "0")}`);
const seenOf = (told: ReadonlyMap<string, number>) => NAMES.map((name) => told.get(name) ?? -1);

const protectedNames: Catalogue<string> = (values, seed) => {
	const counted = countsOf(values);
	const sizes = noisy(
		counted.map(([, count]) => count),
		seed,
	);
	const told = tellableValues(sizes, ENOUGH, MOST_VALUES);
	return seenOf(new Map(told.map((at) => [counted[at]?.[0] ?? "", sizes[at] ?? 0])));
};

const exactNames: Catalogue<string> = (values) => {
	const told = countsOf(values).slice(0, MOST_VALUES);
	return seenOf(new Map(told.filter(([, count]) => count >= DEFAULT_SIZE_THRESHOLD)));
};

function repeated<Value>(times: number, value: Value): Value[] {
	return Array.from({ length: times }, () => value);
}

const crowd = Array.from({ length: 280 }, (_, at) => at % 100);
const ON_RANGES = [
	{
		title: "catalogue: an extreme value that moves the edges of a distribution",
		others: [...crowd, ...repeated(DEFAULT_SIZE_THRESHOLD - 1, 1_000_000)],
		victim: 1_000_000,
	},
	{
		title: "catalogue: a far range with just as many customers as are needed to draw it, and the victim",
		others: [...crowd, ...repeated(ENOUGH - 1, 1_000_000)],
		victim: 1_000_000,
	},
];
const ON_NAMES = [
	{
		title: "catalogue: 21 equally frequent values, of which the victim brings the last to the top twenty",
		others: NAMES.flatMap((name) => repeated(100, name)),
		victim: "name 20",
	},
	{
		title: "catalogue: a value with just as many customers as are needed to tell it, and the victim",
		others: [...repeated(300, "name 00"), ...repeated(ENOUGH - 1, "name 01")],
		victim: "name 01",
	},
	{ title: "catalogue: a value that nobody but the victim has", others: repeated(300, "name 00"), victim: "name 01" },
];

test.each(ON_RANGES)("$title", (attack) => play(attack, protectedRanges, exactRanges, 2 * PRICE));
test.each(ON_NAMES)("$title", (attack) => play(attack, protectedNames, exactNames, PRICE));

function play<Value>(
	{ title, others, victim }: { title: string; others: readonly Value[]; victim: Value },
	guarded: Catalogue<Value>,
	exact: Catalogue<Value>,
	rho: number,
): void {
	const coin = seededBytes(`coin ${title}`);
	const games = (count: number, catalogue: Catalogue<Value>): Played[] =>
		Array.from({ length: count }, (_, game) => {
			const present = ((coin(1)[0] ?? 0) & 1) === 1;
			return { present, seen: catalogue(present ? [...others, victim] : others, `${title} ${game}`) };
		});
	const protectedBy = { ...judge(games(GAMES, guarded)), rho };
	scores.push({
		title,
		games: GAMES,
		protectedBy,
		naive: { ...judge(games(NAIVE_GAMES, exact)), rho: 0 },
	});
	expect(isBeyondBound(protectedBy), JSON.stringify(protectedBy)).toBe(false);
}
