import type { SizeNoise } from "../sizes/size-noise.ts";

/** Standard deviations that a Gaussian passes on one side once in a thousand million times. */
const HARDLY_EVER = 6;

/** Members left out anew of each extract, besides those that all extracts of them leave out. */
export const LEFT_OUT_ANEW = 60;

/**
 * Rows that an extract has for whoever may not see exact sizes: as many as the noisy size of the segment, less what noise
 * adds hardly ever, and what is left out anew. So there are as many members, whom the rows are drawn from, and the number of rows says what the noisy
 * size says and no more.
 *
 * @param value the noisy size; may be negative.
 * @param shared whether it is that of a near set, which may have been larger.
 */
export function drawnRows({ value, shared }: { value: number; shared: boolean }, noise: SizeNoise): number {
	const larger = shared ? noise.nearBelow + HARDLY_EVER * noise.distanceSigma : 0;
	return Math.max(0, value - HARDLY_EVER * noise.sigma - larger - LEFT_OUT_ANEW);
}
