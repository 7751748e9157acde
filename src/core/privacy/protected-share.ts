/**
 * How many of all have something, as a share from 0 to 1 that may be shown: fewer than the threshold count as none, and all
 * but fewer than the threshold as all.
 */
export function protectShare(some: number, all: number, threshold: number): number {
	if (some < threshold) return 0;
	return all - some < threshold ? 1 : some / all;
}
