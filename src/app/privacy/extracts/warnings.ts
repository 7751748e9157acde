import type { ExtractRecord } from "../../../core/privacy/extract/extract-record.ts";
import type { ExtractReport } from "../../../core/privacy/extract/extract-report.ts";
import { type ReadColumn, rowsOfValues } from "../../../core/privacy/extract/read-columns.ts";

/** Share of different values from which a column may single people out by itself. */
const MANY_DIFFERENT = 0.1;

/** What whoever hands an extract on should know; true of this one, not of extracts as such. */
export function extractWarnings(
	{ plan, earlier, segment }: ExtractRecord,
	{ rows }: Pick<ExtractReport, "rows">,
	columns: readonly ReadColumn[],
	counts: Uint32Array,
): string[] {
	const asTheyAre = new Set(plan.columns.filter(({ role }) => role !== "quasi").map(({ field }) => field));
	const telling = columns.filter(
		(column) =>
			asTheyAre.has(column.field) && rowsOfValues(column, counts).filter((of) => of > 0).length > rows * MANY_DIFFERENT,
	);
	const unguarded = plan.columns.filter(
		({ role, diversity, closeness }) => role === "sensitive" && !diversity && !closeness,
	);
	return [
		...(earlier > 0
			? [
					`Of ${segment}, ${earlier} other ${earlier === 1 ? "extract was" : "extracts were"} made before. Whoever has two of them can compare them and learn more than from either: hand on one only.`,
				]
			: []),
		...unguarded.map(
			({ field }) =>
				`${field} is sensitive, and nothing is asked of it: where all of a class share a value, k does not hide it. Ask for diversity or closeness.`,
		),
		...telling.map(
			({ field }) =>
				`${field} has very many different values and leaves as it is: whoever knows such a value of a person finds them by it.`,
		),
	];
}
