import { type PopulationCounts, type ReidentificationRisk, riskAmong } from "../anonymity/risk.ts";
import type { CountNoise } from "./count-noise.ts";
import type { ExtractReport } from "./extract-report.ts";

/** The classes of an extract among all customers, before and after. */
export interface AmongCustomers {
	before: PopulationCounts;
	after: PopulationCounts;
}

/** In how many of these counts one customer can be: what is drawn for them has to hide him in all together. */
export const COUNTS_AMONG_CUSTOMERS = 6;

/**
 * A report whose journalist and marketer risks are by all customers.
 *
 * @param noise for whoever may not see exact sizes. One customer more or less, who is not in the extract, changes each count
 * by at most one; what noise makes of it is taken at the end where risk is higher, so that risk is hardly ever understated.
 */
export function byPopulation(report: ExtractReport, among: AmongCustomers, noise?: CountNoise): ExtractReport {
	const risk = (own: ReidentificationRisk, counts: PopulationCounts) =>
		riskAmong(own, noise === undefined ? counts : cautious(own, counts, noise));
	return {
		...report,
		byPopulation: true,
		...(noise === undefined ? {} : { populationPlusMinus: noise.plusMinus }),
		before: risk(report.before, among.before),
		after: risk(report.after, among.after),
	};
}

/** Never below what the rows alone say. */
function cautious(
	{ rows, classes, smallestClass }: ReidentificationRisk,
	{ least, people, found }: PopulationCounts,
	{ draw, plusMinus }: CountNoise,
): PopulationCounts {
	return {
		least: Math.max(smallestClass, least + draw() - plusMinus),
		people: Math.max(rows, people + draw() - plusMinus),
		found: Math.min(classes, Math.max(0, Math.ceil(found) + draw() + plusMinus)),
	};
}
