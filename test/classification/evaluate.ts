import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { createValueFormats } from "../../src/adapters/formats/value-formats.ts";
import { type Classification, classifyColumn } from "../../src/core/catalogue/classify/classify-column.ts";
import { SAMPLE_VALUES, sampleColumn } from "../../src/core/catalogue/classify/column-sample.ts";
import type { Label } from "../../src/core/catalogue/field.ts";

/** Expected labels of one file. `?label` may be proposed but need not be. */
export interface Expectation {
	/** Path below the labelled set or the shared data. */
	source: string;
	delimiter: string;
	columns: Record<string, string[]>;
}

export interface ColumnOutcome {
	file: string;
	column: string;
	wanted: Label[];
	tolerated: Label[];
	found: Label[];
	classification: Classification;
}

const here = import.meta.dirname;

export const LABELLED_SETS = [
	"english-crm",
	"deutsch-kunden",
	"francais-clients",
	"espanol-clientes",
	"portugues-italiano-nederlands",
	"scripts",
	"web-analytics",
	"shop-and-crm-exports",
	"well-known-schemas",
	"traps",
] as const;

/** Labelled before it was first run, and never used to improve a detector: what to expect of files nobody tuned for. */
export const HELD_OUT_SETS = ["held-out"] as const;

export const REAL_SETS = ["people-3000", "bank-full", "online-retail", "adult"] as const;

export function readExpectation(name: string): Expectation {
	return JSON.parse(readFileSync(join(here, "expected", `${name}.json`), "utf8")) as Expectation;
}

/** The first rows of a file as text, header apart. */
export function readRows(
	path: string,
	delimiter: string,
	limit = SAMPLE_VALUES,
): { header: string[]; rows: string[][] } {
	const bytes = readFileSync(path);
	const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
	const [header = [], ...rows] = parse(text, { bom: true, delimiter, to: limit + 1, relax_column_count: true });
	return { header, rows };
}

const formats = createValueFormats();

/**
 * Classifies every column of one set; `root` holds the file that the expectation names.
 * `nameOf` may hide the column names, to see what the values alone tell.
 */
export function evaluateSet(
	name: string,
	root = here,
	nameOf = (column: string, _at: number) => column,
): ColumnOutcome[] {
	const expectation = readExpectation(name);
	const { header, rows } = readRows(join(root, expectation.source), expectation.delimiter);
	const missing = Object.keys(expectation.columns).filter((column) => !header.includes(column));
	if (missing.length > 0) throw new Error(`${name}: no such columns: ${missing.join(", ")}`);
	return header.map((column, at) => {
		const expected = expectation.columns[column] ?? [];
		const cells = rows.map((row) => row[at]);
		const classification = classifyColumn(sampleColumn(nameOf(column, at), cells), formats);
		return {
			file: name,
			column,
			wanted: expected.filter((label) => !label.startsWith("?")) as Label[],
			tolerated: expected.filter((label) => label.startsWith("?")).map((label) => label.slice(1)) as Label[],
			found: classification.labels.map(({ label }) => label),
			classification,
		};
	});
}

export interface LabelScore {
	label: Label;
	/** Columns that should carry the label. */
	support: number;
	truePositives: number;
	falsePositives: string[];
	falseNegatives: string[];
	/** NaN where nothing was proposed. */
	precision: number;
	/** NaN where nothing was expected. */
	recall: number;
}

export function scoreLabels(outcomes: readonly ColumnOutcome[], labels: readonly Label[]): LabelScore[] {
	return labels.map((label) => {
		const place = ({ file, column }: ColumnOutcome) => `${file}/${column}`;
		const wanted = outcomes.filter((outcome) => outcome.wanted.includes(label));
		const truePositives = wanted.filter((outcome) => outcome.found.includes(label)).length;
		const falseNegatives = wanted.filter((outcome) => !outcome.found.includes(label)).map(place);
		const falsePositives = outcomes
			.filter(
				({ found, wanted: w, tolerated }) => found.includes(label) && !w.includes(label) && !tolerated.includes(label),
			)
			.map(place);
		return {
			label,
			support: wanted.length,
			truePositives,
			falsePositives,
			falseNegatives,
			precision: truePositives / (truePositives + falsePositives.length),
			recall: truePositives / wanted.length,
		};
	});
}

/** Labels that values can tell without a column name. */
export const LABELS_OF_VALUES: readonly Label[] = [
	"email",
	"phone",
	"name",
	"address",
	"birth-date",
	"payment-card",
	"iban",
	"national-id",
	"ip-address",
	"location",
	"online-id",
	"special-category",
	"free-text",
];

/** Mean over the labels that have a value. */
export function macro(scores: readonly LabelScore[], of: (score: LabelScore) => number): number {
	const values = scores.map(of).filter((value) => !Number.isNaN(value));
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
