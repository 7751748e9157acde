/** The candidate that a mistyped name most likely meant, or undefined where none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
	const wanted = name.toLowerCase();
	let nearest: string | undefined;
	let shortest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - wanted.length) >= shortest) continue;
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance < shortest) [nearest, shortest] = [candidate, distance];
	}
	return nearest;
}

/** "did you mean `country`?", or what else may help. */
export function suggestion(name: string, candidates: Iterable<string>, otherwise?: string): string | undefined {
	const nearest = nearestName(name, candidates);
	return nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1 each. */
export function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1] ? 0 : 1;
			let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
			}
			current.push(cost);
		}
		[beforeLast, last] = [last, current];
	}
	return last[b.length] ?? 0;
}
