/** A cell of a table that adds up: how many different customers are behind it. */
export interface Cell {
	readonly customers: number;
}

/**
 * Which cells of a table may be shown. A cell needs as many customers as the threshold; and since the hidden rest follows
 * from the total, the smallest shown cells are hidden too until the rest is nobody or has as many customers as that.
 *
 * @param restCustomers customers of the total that are in none of the cells and not shown otherwise.
 */
export function shownCells(cells: readonly Cell[], restCustomers: number, threshold: number): boolean[] {
	const shown = cells.map(({ customers }) => customers >= threshold);
	let hidden = cells.reduce((sum, { customers }, at) => (shown[at] ? sum : sum + customers), restCustomers);
	const smallestFirst = cells.map((_, at) => at).filter((at) => shown[at]);
	smallestFirst.sort((a, b) => (cells[a]?.customers ?? 0) - (cells[b]?.customers ?? 0));
	for (const at of smallestFirst) {
		if (hidden === 0 || hidden >= threshold) break;
		shown[at] = false;
		hidden += cells[at]?.customers ?? 0;
	}
	return shown;
}
