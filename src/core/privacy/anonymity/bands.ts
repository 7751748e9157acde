import { SUPPRESSED } from "./hierarchy.ts";

const FINEST_BANDS = 40;
const FEWEST_BANDS = 3;

/** The width, 1, 2 or 5 times a power of ten, that cuts a range into about so many bands. */
export function roundWidth(range: number, bands: number): number {
	const least = range / bands;
	if (!(least > 0)) return 1;
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
	return factor * power;
}

/**
 * From each number to bands that double in width, their edges at multiples of it, so that they nest.
 *
 * @param first width of the narrowest band; one that fits the range where it is left out.
 */
export function bandRows(
	texts: readonly string[],
	first?: number,
	isWhole = texts.every((text) => Number.isInteger(Number(text))),
): string[][] {
	const numbers = texts.map(Number);
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const number of numbers) [low, high] = [Math.min(low, number), Math.max(high, number)];
	const finest = roundWidth(high - low, FINEST_BANDS);
	const narrowest = first ?? (isWhole ? Math.max(2, finest) : finest);
	const widths: number[] = [];
	for (let width = narrowest; (high - low) / width >= FEWEST_BANDS - 1; width *= 2) widths.push(width);
	// The place among wider bands follows from that among the narrowest: what rounds once cannot round otherwise later.
	return texts.map((text, at) => {
		const place = placeOf(numbers[at] ?? 0, narrowest);
		return [text, ...widths.map((width, level) => bandAt(Math.floor(place / 2 ** level), width, isWhole)), SUPPRESSED];
	});
}

/** The band of a number: `20–24` for whole numbers, `[0.5, 1)` for others. */
export function bandOf(number: number, width: number, isWhole: boolean): string {
	return bandAt(placeOf(number, width), width, isWhole);
}

function placeOf(number: number, width: number): number {
	return Math.floor(number / width + 1e-9);
}

function bandAt(place: number, width: number, isWhole: boolean): string {
	const start = place * width;
	return isWhole ? `${start}–${start + width - 1}` : `[${plain(start)}, ${plain(start + width)})`;
}

function plain(number: number): string {
	return String(Number(number.toPrecision(12)));
}
