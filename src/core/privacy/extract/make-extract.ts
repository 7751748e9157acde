import { type Anonymised, anonymise } from "../anonymity/anonymise.ts";
import { highestLevels } from "../anonymity/coded-column.ts";
import { Generaliser } from "../anonymity/generalise.ts";
import type { GroupedTable } from "../anonymity/grouped-table.ts";
import { EntropyLoss } from "../anonymity/information-loss.ts";
import type { AskedOfColumn } from "../anonymity/measure-file.ts";
import type { ClassTests } from "../anonymity/privacy-model.ts";
import { populationCounts, reidentificationRisk } from "../anonymity/risk.ts";
import { keptSizes, utilityOf } from "../anonymity/utility.ts";
import type { AmongCustomers } from "./by-population.ts";
import { columnReports } from "./column-reports.ts";
import { type CountNoise, inThreeDigits } from "./count-noise.ts";
import type { ExtractColumn, ExtractPlan } from "./extract-plan.ts";
import type { ExtractReport, RiskUtilityPoint } from "./extract-report.ts";
import { carriedColumn, quasiColumn, type ReadColumn } from "./read-columns.ts";

/** The rows of a segment as they were read: equal ones together. */
export interface ReadRows {
	/** In the order of the plan. */
	columns: readonly ReadColumn[];
	counts: Uint32Array;
	/** Of all customers, how many look the same in the plan's columns. */
	population?: Uint32Array;
	rows: number;
}

export interface MadeExtract {
	table: GroupedTable;
	anonymised: Anonymised;
	/** Its risks are by the rows alone. */
	report: ExtractReport;
	/** The classes among all customers, where those were read: exact, so to be told with noise only; see `byPopulation`. */
	among?: AmongCustomers;
}

/** Values of k that the curve is drawn for. */
const CURVE = [2, 3, 5, 10, 20, 50, 100];
/** Groups of rows up to which the curve is drawn: more would take longer than the extract itself. */
const MOST_GROUPS_OF_CURVE = 150_000;
const ALTERNATIVES = 120;

/** Quasi-identifiers first, then the sensitive columns, then the plain ones: the order of the released columns. */
export function releasedOrder(columns: readonly ExtractColumn[]): ExtractColumn[] {
	return (["quasi", "sensitive", "plain"] as const).flatMap((role) => columns.filter((one) => one.role === role));
}

/**
 * Makes an extract anonymous as planned and measures what that cost and what risk stays.
 *
 * @param smallest shares of values below so many rows are shown together only.
 * @param noise for what the report counts, where whoever sees it may see no exact sizes; see `countsOfReport`.
 * @throws SegwardError `extract-refused`, `hierarchy-invalid`.
 */
export function makeExtract(
	rows: ReadRows,
	plan: ExtractPlan,
	smallest: number,
	onProgress?: (done: number, total: number) => void,
	noise?: CountNoise,
): MadeExtract {
	const table = tableOf(rows, plan, noise);
	const tests = testsOf(plan);
	const { suppressionLimit, metric, method } = plan;
	const ask = { table, suppressionLimit, metric };
	const anonymised = anonymise({ ...ask, tests, method, alternatives: ALTERNATIVES, onProgress });
	const { intensities, ...utility } = utilityOf(table, anonymised);
	const whole = new Generaliser().classes(
		table,
		table.quasi.map(() => 0),
	);
	const kept = keptSizes(table, anonymised);
	const after = reidentificationRisk(kept);
	const among = table.population && {
		before: populationCounts(whole.sizes, sumsOf(whole.classOf, table.population, whole.count)),
		after: populationCounts(kept, keptSizes(table, anonymised, table.population)),
	};
	const report: ExtractReport = {
		rows: rows.rows,
		released: after.rows,
		suppressed: rows.rows - after.rows,
		method: anonymised.method,
		byPopulation: false,
		before: reidentificationRisk(whole.sizes),
		after,
		utility,
		columns: columnReports(table, anonymised, intensities, smallest, noise),
		curve: table.counts.length > MOST_GROUPS_OF_CURVE ? [] : curveOf(plan, tests, ask),
		alternatives: alternativesOf(table, anonymised),
		warnings: [],
	};
	return { table, anonymised, report: noise === undefined ? report : blurred(report, noise), among };
}

/** What was before cannot be counted from the rows that leave, and so is told with noise; the rest to three digits. */
function blurred(report: ExtractReport, noise: CountNoise): ExtractReport {
	const { before, utility, curve, alternatives } = report;
	const within = (count: number, least: number) => Math.min(before.rows, Math.max(least, count + noise.draw()));
	const [classes, uniques] = [within(before.classes, 1), within(before.uniques, 0)];
	const prosecutor = { highest: 1, average: classes / before.rows };
	const point = (one: RiskUtilityPoint) => ({
		...one,
		informationLoss: inThreeDigits(one.informationLoss),
		suppressed: inThreeDigits(one.suppressed),
	});
	const digits = Object.entries(utility).map(([name, value]) => [name, inThreeDigits(value)]);
	return {
		...report,
		countsPlusMinus: noise.plusMinus,
		before: {
			...before,
			smallestClass: 1,
			classes,
			uniques,
			prosecutor,
			journalist: prosecutor,
			marketer: classes / before.rows,
		},
		utility: Object.fromEntries(digits) as ExtractReport["utility"],
		curve: curve.map(point),
		alternatives: alternatives.map(point),
	};
}

function tableOf(
	{ columns, counts, population, rows }: ReadRows,
	plan: ExtractPlan,
	noise: CountNoise | undefined,
): GroupedTable {
	const read = new Map(columns.map((column) => [column.field, column]));
	const ordered = releasedOrder(plan.columns).flatMap((one) => {
		const column = read.get(one.field);
		return column ? [{ one, column }] : [];
	});
	const quasi = ordered
		.filter(({ one }) => one.role === "quasi")
		.map(({ one, column }) => quasiColumn(column, one, counts, noise));
	const carried = ordered
		.filter(({ one }) => one.role !== "quasi")
		.map(({ one, column }) => carriedColumn(column, one, counts, noise));
	const table: GroupedTable = {
		quasi: quasi.map(({ column }) => column),
		sensitive: carried.map(({ column }) => column),
		codes: [...quasi, ...carried].map(({ codes }) => codes),
		counts,
		population,
		rows,
	};
	return new Generaliser().merge(
		table,
		table.quasi.map(() => 0),
	);
}

function testsOf({ k, columns }: ExtractPlan): ClassTests {
	const carried = releasedOrder(columns).filter(({ role }) => role !== "quasi");
	return { k, sensitive: carried.map(({ diversity, closeness }) => ({ diversity, closeness })) };
}

/** What the finished rows are measured for. */
export function askedOf(plan: ExtractPlan, table: GroupedTable): AskedOfColumn[] {
	const { sensitive } = testsOf(plan);
	return table.sensitive.flatMap((column, at) => {
		const model = sensitive[at];
		if (!model?.diversity && !model?.closeness) return [];
		return [{ place: table.quasi.length + at, column, model }];
	});
}

function curveOf(
	plan: ExtractPlan,
	tests: ClassTests,
	ask: Pick<Parameters<typeof anonymise>[0], "table" | "suppressionLimit" | "metric">,
): RiskUtilityPoint[] {
	const ks = [...new Set([...CURVE, plan.k])].sort((a, b) => a - b).filter((k) => k <= ask.table.rows);
	return ks.flatMap((k) => {
		const made = possibly(() => anonymise({ ...ask, tests: { ...tests, k }, method: plan.method }));
		return made === undefined ? [] : [{ ...pointOf(ask.table, made), k }];
	});
}

/** A k that cannot be reached is no point of the curve. */
function possibly(make: () => Anonymised): Anonymised | undefined {
	try {
		return make();
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "extract-refused") return undefined;
		throw error;
	}
}

function pointOf(table: GroupedTable, made: Anonymised): RiskUtilityPoint {
	const risk = reidentificationRisk(keptSizes(table, made));
	return {
		informationLoss: utilityOf(table, made).informationLoss,
		highestRisk: risk.prosecutor.highest,
		suppressed: 1 - risk.rows / table.rows,
	};
}

function alternativesOf(table: GroupedTable, { possible }: Anonymised): RiskUtilityPoint[] {
	const entropy = new EntropyLoss(table);
	const all = entropy.of(highestLevels(table.quasi)) || 1;
	return possible.slice(0, ALTERNATIVES + 1).map(({ levels, suppressed, smallestClass }) => ({
		levels,
		informationLoss: Math.min(1, entropy.of(levels) / all),
		highestRisk: 1 / Math.max(1, smallestClass),
		suppressed: suppressed / table.rows,
	}));
}

function sumsOf(classOf: Int32Array, counts: Uint32Array, classes: number): Uint32Array {
	const sums = new Uint32Array(classes);
	for (let i = 0; i < counts.length; i++) {
		const id = classOf[i] ?? 0;
		sums[id] = (sums[id] ?? 0) + (counts[i] ?? 0);
	}
	return sums;
}
