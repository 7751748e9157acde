/** Ascending numbers in short: `3-7,12`. */
export function writeRanges(numbers: readonly number[]): string {
	const ranges: [from: number, to: number][] = [];
	for (const no of numbers) {
		const last = ranges.at(-1);
		if (last !== undefined && last[1] === no - 1) last[1] = no;
		else ranges.push([no, no]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}
