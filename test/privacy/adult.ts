import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { codeColumn } from "../../src/core/privacy/anonymity/coded-column.ts";
import { type GroupedTable, groupRows } from "../../src/core/privacy/anonymity/grouped-table.ts";
import { parseHierarchyCsv } from "../../src/core/privacy/anonymity/hierarchy-csv.ts";

const FOLDER = new URL("../fixtures/adult/", import.meta.url);

export const ADULT_COLUMNS = [
	"sex",
	"age",
	"race",
	"marital-status",
	"education",
	"native-country",
	"workclass",
	"occupation",
	"salary-class",
];

const [header = [], ...people] = gunzipSync(readFileSync(new URL("adult.csv.gz", FOLDER)))
	.toString()
	.trim()
	.split(/\r?\n/)
	.map((line) => line.split(";"));

export function adultHierarchy(column: string) {
	return parseHierarchyCsv(column, readFileSync(new URL(`adult_hierarchy_${column}.csv`, FOLDER), "utf8"));
}

/** The people, with these columns in this order. */
export function adultRows(columns: readonly string[]): string[][] {
	const places = columns.map((column) => header.indexOf(column));
	return people.map((row) => places.map((place) => row[place] ?? ""));
}

/** The benchmark as it stands: all columns but the sensitive one are quasi-identifiers. */
export function adultTable(sensitive?: string, quasi = ADULT_COLUMNS.filter((one) => one !== sensitive)): GroupedTable {
	const rows = adultRows([...quasi, ...(sensitive === undefined ? [] : [sensitive])]);
	const valuesOf = (place: number) => [...new Set(rows.map((row) => row[place] ?? ""))];
	return groupRows(
		quasi.map((column, at) => codeColumn(column, valuesOf(at), adultHierarchy(column))),
		sensitive === undefined ? [] : [{ name: sensitive, labels: valuesOf(quasi.length), distance: "equal" }],
		rows,
	);
}

export interface AdultCase {
	model: "k-anonymity" | "entropy-l-diversity" | "t-closeness-equal-distance";
	k?: number;
	l?: number;
	t?: number;
	sensitive?: string;
	suppressionLimit: number;
	metric: "entropy" | "discernability";
	loss: number;
	levels: number[];
	suppressed: number;
}

export const ADULT_CHECKS = JSON.parse(readFileSync(new URL("checks.json", FOLDER), "utf8")) as {
	cases: AdultCase[];
	risk: { rawAllNine: { averageProsecutor: number; classes: number; rows: number; sampleUniques: number } };
};
