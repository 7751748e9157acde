/** A way to generalise: the level of each quasi-identifier. */
export type Levels = readonly number[];

/** Whether one generalises at least as far as the other in every column. */
export function isAtLeast(levels: Levels, other: Levels): boolean {
	for (let i = 0; i < other.length; i++) if ((levels[i] ?? 0) < (other[i] ?? 0)) return false;
	return true;
}

/** How many ways there are. */
export function latticeSize(highest: Levels): number {
	return highest.reduce((product, level) => product * (level + 1), 1);
}

/** The way number `index`: the last column turns fastest. */
export function levelsAt(index: number, highest: Levels): number[] {
	const levels = new Array<number>(highest.length).fill(0);
	let rest = index;
	for (let i = highest.length - 1; i >= 0; i--) {
		const base = (highest[i] ?? 0) + 1;
		levels[i] = rest % base;
		rest = Math.floor(rest / base);
	}
	return levels;
}
