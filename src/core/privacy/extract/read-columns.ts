import type { FieldType } from "../../catalogue/field.ts";
import { SegwardError } from "../../error/segward-error.ts";
import { automaticHierarchy, type CountedValue, MOST_VALUES } from "../anonymity/automatic-hierarchy.ts";
import { bandOf, bandRows, roundWidth } from "../anonymity/bands.ts";
import { type CodedColumn, codeColumn } from "../anonymity/coded-column.ts";
import { type Hierarchy, MISSING, SUPPRESSED } from "../anonymity/hierarchy.ts";
import { hierarchyInvalid } from "../anonymity/hierarchy-issue.ts";
import type { SensitiveColumn } from "../anonymity/sensitive-column.ts";
import { type CountNoise, mostUncovered } from "./count-noise.ts";
import type { ExtractColumn } from "./extract-plan.ts";
import { ownHierarchy } from "./own-hierarchy.ts";

/** One column as it was read: its different values, and the code of each group of rows. */
export interface ReadColumn {
	field: string;
	type: FieldType;
	values: readonly string[];
	codes: Int32Array;
}

/** Numbers with more different values are put into so many bands before anything else. */
const BANDS_AT_FIRST = 500;
const MANY_NUMBERS = 2_000;

const NUMBERS: ReadonlySet<FieldType> = new Set(["integer", "decimal", "float"]);

/** A quasi-identifier under its own or an automatic hierarchy. @throws SegwardError `hierarchy-invalid`, `extract-refused`. */
export function quasiColumn(
	column: ReadColumn,
	{ hierarchy }: ExtractColumn,
	counts: Uint32Array,
	noise?: CountNoise,
): { column: CodedColumn; codes: Int32Array } {
	if (hierarchy !== undefined) {
		const own = withOutsiders(ownHierarchy(column.field, hierarchy), column, counts, noise);
		return { column: codeColumn(column.field, column.values, own), codes: column.codes };
	}
	const coarse = coarsened(column);
	if (coarse.values.length > MOST_VALUES) {
		throw new SegwardError("extract-refused", {
			path: column.field,
			detail: `${column.field} has more than ${MOST_VALUES} different values and is no number or date.`,
			hint: "Give it a hierarchy of its own, or use a coarser field.",
		});
	}
	const made = coarse.hierarchy ?? automaticHierarchy(column.type, counted(coarse, counts));
	return { column: codeColumn(column.field, coarse.values, made), codes: coarse.codes };
}

/**
 * Values of other customers only need no row: they stand alone until the top, like nobody in the extract. So do those of
 * members where they are few, or else refusing would tell whether a certain value is there.
 *
 * @throws SegwardError `hierarchy-invalid` where noise cannot hide how many rows are not covered.
 */
function withOutsiders(
	hierarchy: Hierarchy,
	{ field, values, codes }: ReadColumn,
	counts: Uint32Array,
	noise: CountNoise | undefined,
): Hierarchy {
	const known = new Set(hierarchy.rows.map(([value]) => value));
	const rows = rowsOfValues({ values, codes }, counts);
	const open = values.filter((value) => value !== MISSING && !known.has(value));
	if (noise !== undefined) {
		const uncovered = values.reduce(
			(sum, value, code) => sum + (value === MISSING || known.has(value) ? 0 : (rows[code] ?? 0)),
			0,
		);
		if (uncovered > mostUncovered(noise)) throw tooOpen(field, hierarchy.rows.length + 1);
	}
	const [first = []] = hierarchy.rows;
	const path = (value: string) => first.map((top, level) => (level > 0 && level === first.length - 1 ? top : value));
	const codeOf = new Map(values.map((value, code) => [value, code]));
	const outside = noise === undefined ? open.filter((value) => rows[codeOf.get(value) ?? 0] === 0) : open;
	return { rows: [...hierarchy.rows, ...outside.map(path)] };
}

/** Without a number: it would be exact. */
function tooOpen(field: string, row: number) {
	return hierarchyInvalid(field, [{ row, column: 1, message: "is missing: many values of the data have no row" }]);
}

interface Coarse {
	values: readonly string[];
	codes: Int32Array;
	hierarchy?: Hierarchy;
}

/** Many different numbers become bands, and instants days, so that their hierarchies stay small. */
function coarsened({ type, values, codes }: ReadColumn): Coarse {
	if (type === "timestamp") return renamed(values, codes, (text) => text.slice(0, 10));
	if (!NUMBERS.has(type) || values.length <= MANY_NUMBERS) return { values, codes };
	const present = values.filter((value) => value !== MISSING).map(Number);
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const number of present) [low, high] = [Math.min(low, number), Math.max(high, number)];
	const isWhole = present.every(Number.isInteger);
	const width = isWhole ? Math.max(2, roundWidth(high - low, BANDS_AT_FIRST)) : roundWidth(high - low, BANDS_AT_FIRST);
	const starts = new Map<string, string>();
	const bands = renamed(values, codes, (text) => {
		const band = bandOf(Number(text), width, isWhole);
		starts.set(band, String(Math.floor(Number(text) / width + 1e-9) * width));
		return band;
	});
	// The bands of the starts nest in those of the numbers: both have their edges at multiples.
	const rows = bandRows([...starts.values()], 2 * width, isWhole);
	const hierarchy = { rows: [...starts.keys()].map((band, at) => [band, ...(rows[at] ?? []).slice(1)]) };
	return { ...bands, hierarchy };
}

function renamed(values: readonly string[], codes: Int32Array, rename: (text: string) => string): Coarse {
	const known = new Map<string, number>();
	const map = values.map((value) => {
		const name = value === MISSING ? MISSING : rename(value);
		const code = known.get(name) ?? known.size;
		known.set(name, code);
		return code;
	});
	return { values: [...known.keys()], codes: codes.map((code) => map[code] ?? 0) };
}

/** Rows of the segment that have each value; none where only other customers have it. */
export function rowsOfValues(
	{ values, codes }: Pick<ReadColumn, "values" | "codes">,
	counts: Uint32Array,
): Float64Array {
	const rows = new Float64Array(values.length);
	for (let i = 0; i < codes.length; i++) rows[codes[i] ?? 0] = (rows[codes[i] ?? 0] ?? 0) + (counts[i] ?? 0);
	return rows;
}

function counted({ values, codes }: Coarse, counts: Uint32Array): CountedValue[] {
	const rows = rowsOfValues({ values, codes }, counts);
	return values.map((value, code) => ({ value, rows: rows[code] ?? 0 }));
}

/** A sensitive or plain column, its values in their natural order. */
export function carriedColumn(
	column: ReadColumn,
	{ closeness, hierarchy }: ExtractColumn,
	counts: Uint32Array,
	noise?: CountNoise,
): { column: SensitiveColumn; codes: Int32Array } {
	const order = [...column.values.keys()].sort((a, b) =>
		compareValues(column.type, column.values[a] ?? "", column.values[b] ?? ""),
	);
	const codeOf = new Int32Array(order.length);
	for (const [place, code] of order.entries()) codeOf[code] = place;
	const labels = order.map((code) => column.values[code] ?? "");
	const distance = closeness?.distance ?? "equal";
	const tree = distance === "hierarchical" ? treeOf(column, labels, hierarchy, counts, noise) : undefined;
	return {
		column: { name: column.field, labels, distance, hierarchy: tree },
		codes: column.codes.map((code) => codeOf[code] ?? 0),
	};
}

/** Codes against the hierarchy only to have it checked. */
function treeOf(
	column: ReadColumn,
	labels: readonly string[],
	csv: string | undefined,
	counts: Uint32Array,
	noise: CountNoise | undefined,
): Hierarchy {
	const { field } = column;
	if (csv === undefined) {
		throw new SegwardError("extract-refused", {
			path: field,
			detail: `${field} is to be close by hierarchy, and has none.`,
			hint: "Give it a hierarchy, or choose the distance equal or ordered.",
		});
	}
	const own = ownHierarchy(field, csv);
	const hierarchy = noise === undefined ? own : withOutsiders(own, column, counts, noise);
	const { levels } = codeColumn(field, labels, hierarchy);
	const missing = [MISSING, ...Array.from({ length: levels.length - 1 }, () => SUPPRESSED)];
	return { rows: [...hierarchy.rows, missing] };
}

function compareValues(type: FieldType, a: string, b: string): number {
	if (NUMBERS.has(type) && a !== "" && b !== "") return Number(a) - Number(b);
	return a < b ? -1 : a > b ? 1 : 0;
}
