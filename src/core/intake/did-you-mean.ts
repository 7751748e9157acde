/** The known name nearest to a mistyped one, or undefined when none is near. Ignores case, blanks, `_` and `-`. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
	const wanted = fold(name);
	let best: string | undefined;
	let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of known) {
		const distance = editDistance(wanted, fold(candidate), bestDistance);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

function fold(name: string): string {
	return name.toLowerCase().replaceAll(/[\s_-]/g, "");
}

/** Edits (insert, delete, replace, swap of neighbours) between two texts; `limit` when at least that many. */
function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
			}
			row.push(edits);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? limit;
}
