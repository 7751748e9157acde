/**
 * Members that a segment needs for an extract: twice k and the threshold of sizes, rounded up to 1, 2 or 5 times a power of
 * ten, so that asking with one k after another does not count the segment.
 */
export function leastMembers(k: number, threshold: number): number {
	const least = Math.max(2 * k, threshold);
	const power = 10 ** Math.floor(Math.log10(least));
	return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}
