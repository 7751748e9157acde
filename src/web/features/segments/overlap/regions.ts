import type { ResultOf } from "../../../../contract/routes.ts";
import { type ProtectedSize, shownNumber } from "../../../../core/privacy/protected-size.ts";

export type Region = ResultOf<"overlapSegments">["regions"][number];

/** A region with the places of its segments as bits. */
export interface MaskedRegion {
	mask: number;
	size: ProtectedSize;
}

export function maskedRegions(names: readonly string[], regions: readonly Region[]): MaskedRegion[] {
	return regions.map(({ segments, size }) => ({
		mask: segments.reduce((bits, name) => {
			const index = names.indexOf(name);
			return index < 0 ? bits : bits | (1 << index);
		}, 0),
		size,
	}));
}

/** Names of the segments of a mask. */
export function namesIn(mask: number, names: readonly string[]): string[] {
	return names.filter((_, index) => (mask & (1 << index)) !== 0);
}

/**
 * Largest first, as an UpSet plot wants them. Hidden sizes come last, among themselves by how many segments they lie in
 * and then by their places, so that the order tells nothing about them.
 */
export function upsetOrder(regions: readonly MaskedRegion[]): MaskedRegion[] {
	return [...regions].sort((a, b) => shown(b) - shown(a) || bits(a.mask) - bits(b.mask) || a.mask - b.mask);
}

function shown({ size }: MaskedRegion): number {
	return shownNumber(size) ?? -1;
}

function bits(mask: number): number {
	return mask.toString(2).replaceAll("0", "").length;
}

/** The area a region is drawn with: that of a hidden size is half its threshold, whatever it is. */
export function drawnAreas(regions: readonly MaskedRegion[]): Map<number, number> {
	return new Map(
		regions.map(({ mask, size }) => [mask, shownNumber(size) ?? (size.kind === "below" ? size.threshold / 2 : 1)]),
	);
}
