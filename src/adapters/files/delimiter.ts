const CANDIDATES = [",", ";", "\t", "|"] as const;
const LINES = 50;

/** The delimiter that splits most of the first rows into the same number of cells; a comma where none does. */
export function detectDelimiter(text: string): string {
	const rows = firstRows(text);
	let best = ",";
	let bestScore = 0;
	for (const candidate of CANDIDATES) {
		const counts = rows.map((row) => row.split(candidate).length - 1).filter((_, i) => rows[i] !== "");
		const usual = mostFrequent(counts.filter((count) => count > 0));
		if (usual === undefined) continue;
		const agreeing = counts.filter((count) => count === usual).length / counts.length;
		// Agreement decides; among equals the one with more cells.
		const score = agreeing * 1_000 + Math.min(usual, 500) / 1_000;
		if (score > bestScore) {
			best = candidate;
			bestScore = score;
		}
	}
	return best;
}

/** The first rows without what stands in quotes. A last row that may be cut off is left out. */
function firstRows(text: string): string[] {
	const unquoted = text.replaceAll(/"(?:[^"]|"")*(?:"|$)/g, "");
	const lines = unquoted.split(/\r\n|\n|\r/);
	if (lines.length > 1) lines.pop();
	return lines.slice(0, LINES);
}

function mostFrequent(counts: readonly number[]): number | undefined {
	const times = new Map<number, number>();
	for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
	return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

/** One character, as `tab` and `\t` name the tabulator. */
export function delimiterOf(stated: string): string {
	return stated === "tab" || stated === "\\t" ? "\t" : stated;
}
