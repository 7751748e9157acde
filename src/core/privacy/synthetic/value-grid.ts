/** Intervals that numbers, or days since 1970, are put into. All are fixed beforehand, for whatever data. */
export type ValueGrid = { kind: "linear"; width: number } | { kind: "logarithmic"; perDecade: number };

const linear = (width: number): ValueGrid => ({ kind: "linear", width });

export const NUMBER_GRIDS: readonly ValueGrid[] = [
	...[1, 3, 6, 10, 20].map((perDecade): ValueGrid => ({ kind: "logarithmic", perDecade })),
	...[-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((power) => [1, 2, 5].map((step) => linear(step * 10 ** power))),
];

export const DAY_GRIDS: readonly ValueGrid[] = [1, 7, 14, 30, 91, 365, 3650].map(linear);

/** Decades below 1 that a logarithmic grid tells apart; what is smaller counts as 0. */
const DECADES_BELOW = 6;

export function intervalOf(grid: ValueGrid, value: number): number {
	if (grid.kind === "linear") return Math.floor(value / grid.width + 1e-9);
	const size = Math.abs(value);
	if (size < 10 ** -DECADES_BELOW) return 0;
	const step = Math.floor(Math.log10(size) * grid.perDecade + 1e-9);
	return Math.sign(value) * (step + DECADES_BELOW * grid.perDecade + 1);
}

/** From, and below which, the numbers of an interval lie; equal where there is only one. */
export function edgesOf(grid: ValueGrid, interval: number): [number, number] {
	if (grid.kind === "linear") return [interval * grid.width, (interval + 1) * grid.width];
	if (interval === 0) return [0, 0];
	const step = Math.abs(interval) - 1 - DECADES_BELOW * grid.perDecade;
	const low = 10 ** (step / grid.perDecade);
	const high = 10 ** ((step + 1) / grid.perDecade);
	return interval > 0 ? [low, high] : [-high, -low];
}
