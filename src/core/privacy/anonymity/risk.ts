/** How likely it is that somebody is found in a table, by what the attacker knows. */
export interface ReidentificationRisk {
	rows: number;
	classes: number;
	/** Rows of the smallest class; 0 in an empty table. */
	smallestClass: number;
	/** Classes of one row. */
	uniques: number;
	/** Knows that a certain person is in the table. */
	prosecutor: { highest: number; average: number };
	/** Knows a person of the population, not whether they are in the table. */
	journalist: { highest: number; average: number };
	/** Wants to find as many as can be, whoever they are; the share found. */
	marketer: number;
}

/**
 * The three risks of El Emam and Dankar (JAMIA 2008), from the sizes f of the classes in the table and F of the same classes in
 * the population. Prosecutor: 1 / min f and |J| / n. Journalist: 1 / min F and max(|J| / ΣF, Σ(f/F) / n). Marketer: Σ(f/F) / n.
 *
 * @param population sizes in the population, each at least the one in the table; the table itself where nothing is known.
 */
export function reidentificationRisk(sizes: Uint32Array, population: Uint32Array = sizes): ReidentificationRisk {
	let [rows, people, classes, uniques, found] = [0, 0, 0, 0, 0];
	let [least, leastPeople] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (const [id, size] of sizes.entries()) {
		if (size === 0) continue;
		const among = Math.max(size, population[id] ?? 0);
		classes++;
		rows += size;
		people += among;
		found += size / among;
		if (size === 1) uniques++;
		least = Math.min(least, size);
		leastPeople = Math.min(leastPeople, among);
	}
	if (classes === 0) return NO_RISK;
	const marketer = found / rows;
	return {
		rows,
		classes,
		smallestClass: least,
		uniques,
		prosecutor: { highest: 1 / least, average: classes / rows },
		journalist: { highest: 1 / leastPeople, average: Math.max(classes / people, marketer) },
		marketer,
	};
}

const NO_RISK: ReidentificationRisk = {
	rows: 0,
	classes: 0,
	smallestClass: 0,
	uniques: 0,
	prosecutor: { highest: 0, average: 0 },
	journalist: { highest: 0, average: 0 },
	marketer: 0,
};
