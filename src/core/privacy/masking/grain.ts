import type { Mask, MaskStep } from "./mask.ts";

/** How coarsely a mask shows numbers. Two grains can be incomparable: `≈ 2000` and the band 2140–2149 are. */
export interface Grain {
	/** Values closer than this look alike; 0 where that hangs on the value. */
	width: number;
	/** Significant digits that are shown at most, where they are limited. */
	digits?: number;
}

/** Of a mask that shows numbers as numbers; undefined for any other. */
export function grainOf(mask: Mask): Grain | undefined {
	const grains = mask.flatMap((step) => grainOfStep(step) ?? []);
	if (grains.length === 0) return undefined;
	const digits = grains.flatMap((one) => one.digits ?? []);
	return {
		width: Math.max(...grains.map(({ width }) => width)),
		...(digits.length > 0 && { digits: Math.min(...digits) }),
	};
}

/** Whether whatever looks alike under `other` does so under `one`, or is as vague there. */
export function isAsCoarse(one: Grain, other: Grain): boolean {
	return (
		one.width >= other.width && (other.digits === undefined || (one.digits !== undefined && one.digits <= other.digits))
	);
}

function grainOfStep(step: MaskStep): Grain | undefined {
	switch (step.kind) {
		case "place":
			return { width: 10 ** -step.decimals };
		case "bucket":
			return { width: step.width };
		case "noise":
			return { width: step.scale };
		case "significant":
			return { width: 0, digits: step.digits };
		case "bands":
			return grainOfBands(step.edges);
		default:
			return undefined;
	}
}

function grainOfBands(edges: readonly number[]): Grain {
	const bands = edges.slice(1).map((to, at) => ({ from: edges[at] ?? to, to }));
	return {
		width: Math.min(...bands.map(({ from, to }) => to - from)),
		...(bands.every(isAsWideAsOneDigit) && { digits: 1 }),
	};
}

/** Whether a band is as wide as what one significant digit tells apart of the largest number in it. */
function isAsWideAsOneDigit({ from, to }: { from: number; to: number }): boolean {
	const power = Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)))) - 1;
	return to - from >= 10 ** power;
}
