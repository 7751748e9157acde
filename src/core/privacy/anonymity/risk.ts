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

/** What the classes of a table are among all people, as far as risk depends on it. */
export interface PopulationCounts {
	/** People in the smallest class. */
	least: number;
	/** People in all classes together. */
	people: number;
	/** Σ(f/F): how many whoever looks for everybody would find. */
	found: number;
}

/**
 * The three risks of El Emam and Dankar (JAMIA 2008), from the sizes f of the classes in the table and F of the same classes in
 * the population. Prosecutor: 1 / min f and |J| / n. Journalist: 1 / min F and max(|J| / ΣF, Σ(f/F) / n). Marketer: Σ(f/F) / n.
 *
 * @param population sizes in the population, each at least the one in the table; the table itself where nothing is known.
 */
export function reidentificationRisk(sizes: Uint32Array, population: Uint32Array = sizes): ReidentificationRisk {
	let [rows, classes, uniques] = [0, 0, 0];
	let least = Number.POSITIVE_INFINITY;
	for (const size of sizes) {
		if (size === 0) continue;
		classes++;
		rows += size;
		if (size === 1) uniques++;
		least = Math.min(least, size);
	}
	if (classes === 0) return NO_RISK;
	const prosecutor = { highest: 1 / least, average: classes / rows };
	const own = { rows, classes, smallestClass: least, uniques, prosecutor, journalist: prosecutor, marketer: 0 };
	return riskAmong(own, populationCounts(sizes, population));
}

/** The same risk where the classes are so many people among all. */
export function riskAmong(
	risk: ReidentificationRisk,
	{ least, people, found }: PopulationCounts,
): ReidentificationRisk {
	if (risk.rows === 0) return risk;
	const marketer = found / risk.rows;
	return { ...risk, journalist: { highest: 1 / least, average: Math.max(risk.classes / people, marketer) }, marketer };
}

export function populationCounts(sizes: Uint32Array, population: Uint32Array): PopulationCounts {
	let [least, people, found] = [Number.POSITIVE_INFINITY, 0, 0];
	for (const [id, size] of sizes.entries()) {
		if (size === 0) continue;
		const among = Math.max(size, population[id] ?? 0);
		least = Math.min(least, among);
		people += among;
		found += size / among;
	}
	return { least, people, found };
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
