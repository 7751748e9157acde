import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createValueFormats } from "../src/adapters/formats/value-formats.ts";
import { Label } from "../src/core/catalogue/field.ts";
import {
	type ColumnOutcome,
	evaluateSet,
	HELD_OUT_SETS,
	LABELLED_SETS,
	LABELS_OF_VALUES,
	type LabelScore,
	macro,
	REAL_SETS,
	readExpectation,
	readRows,
	scoreLabels,
} from "../test/classification/evaluate.ts";

const here = import.meta.dirname;
/** Public data sets that are not part of the repository; `SEGWARD_SHARED_DATA` names their folder. */
const sharedData = process.env.SEGWARD_SHARED_DATA ?? join(here, "..", "..", "shared", "data");
const output = join(here, "classification.md");

/** Measures classification per label and returns it as a section of Markdown. Needs the public data sets for its second table. */
export function measureClassification(): string {
	const blindName = (_column: string, at: number) => `c${at}`;
	const labelled = LABELLED_SETS.flatMap((name) => evaluateSet(name));
	const heldOut = HELD_OUT_SETS.flatMap((name) => evaluateSet(name));
	const blind = LABELLED_SETS.flatMap((name) => evaluateSet(name, undefined, blindName));
	const parts = [
		"## Classification",
		"",
		"Labels proposed from column names and up to 1,000 values, against labels written down beforehand in `test/classification/expected/`. A label marked tolerable there counts neither way. Precision: share of the proposed labels that are right. Recall: share of the expected labels that are proposed.",
		"",
		`### Own labelled set: ${labelled.length} columns, ${LABELLED_SETS.length} files, names in 12 languages and 5 scripts, traps included`,
		"",
		labelTable(scoreLabels(labelled, Label.options)),
		"",
		"The detectors were improved on this set, so its figures flatter them. Two of its files were first run unseen: `shop-and-crm-exports` found 37 of 41 expected labels with 1 wrong, `well-known-schemas` 31 of 44 with none wrong.",
		"",
		`### Held-out set, never used to improve a detector: ${heldOut.length} columns`,
		"",
		labelTable(scoreLabels(heldOut, Label.options)),
		"",
		"### The same columns with their names hidden: what values alone tell",
		"",
		"Only labels that values can tell. Places, and names of people outside the small list of well-known given names, need a column name.",
		"",
		labelTable(scoreLabels(blind, LABELS_OF_VALUES)),
	];
	const real = REAL_SETS.filter((name) => existsSync(join(sharedData, readExpectation(name).source)));
	if (real.length > 0) {
		const outcomes = real.flatMap((name) => evaluateSet(name, sharedData));
		parts.push("", `### Public data sets: ${real.join(", ")} (${outcomes.length} columns)`, "");
		parts.push(labelTable(scoreLabels(outcomes, Label.options)), "", misses(outcomes));
	}
	if (real.includes("people-3000"))
		parts.push("", "### Values of people-3000 that pass their format", "", valueTable());
	return `${parts.join("\n")}\n`;
}

function labelTable(scores: readonly LabelScore[]): string {
	const shown = scores.filter(({ support, falsePositives }) => support > 0 || falsePositives.length > 0);
	const share = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(2));
	const rows = shown.map(
		({ label, support, precision, recall, falsePositives, falseNegatives }) =>
			`| ${label} | ${support} | ${share(precision)} | ${share(recall)} | ${[...falseNegatives.map((at) => `missed ${at}`), ...falsePositives.map((at) => `wrong ${at}`)].slice(0, 4).join(", ")} |`,
	);
	return [
		"| label | columns | precision | recall | misses and mistakes (at most four) |",
		"|---|---:|---:|---:|---|",
		...rows,
		`| **macro mean** | ${shown.reduce((sum, { support }) => sum + support, 0)} | **${share(macro(shown, ({ precision }) => precision))}** | **${share(macro(shown, ({ recall }) => recall))}** | |`,
	].join("\n");
}

function misses(outcomes: readonly ColumnOutcome[]): string {
	const wrong = outcomes.filter(({ wanted, found }) => wanted.some((label) => !found.includes(label)));
	if (wrong.length === 0) return "No expected label is missed.";
	return `Missed: ${wrong.map(({ file, column }) => `${file}/${column}`).join(", ")}.`;
}

/** How many values of the identifier columns the format libraries accept, phones and postal codes under the row's country. */
function valueTable(): string {
	const formats = createValueFormats();
	const { source, delimiter } = readExpectation("people-3000");
	const { header, rows } = readRows(join(sharedData, source), delimiter, 3_000);
	const cell = (row: readonly string[], column: string) => row[header.indexOf(column)]?.trim() ?? "";
	const country = (row: readonly string[]) => formats.country(cell(row, "Country")) ?? undefined;
	const checks: [string, string, (text: string, row: readonly string[]) => unknown][] = [
		["EmailAddress", "email", (text) => formats.email(text)],
		["TelephoneNumber", "phone", (text, row) => formats.phone(text, country(row))],
		["ZipCode", "postal code", (text, row) => formats.postalCode(text, country(row))],
		["Country", "country", (text) => formats.country(text)],
		["CountryFull", "country", (text) => formats.country(text)],
		["NationalID", "national id", (text) => formats.nationalId(text)],
		["CCNumber", "payment card", (text) => formats.paymentCard(text)],
	];
	const lines = checks.map(([column, format, check]) => {
		const present = rows.filter((row) => cell(row, column) !== "");
		const passed = present.filter((row) => check(cell(row, column), row) !== null).length;
		return `| ${column} | ${format} | ${present.length} | ${((100 * passed) / present.length).toFixed(1)} % |`;
	});
	return ["| column | format | values | accepted |", "|---|---|---:|---:|", ...lines].join("\n");
}

if (process.argv[1] === import.meta.filename) {
	const section = measureClassification();
	if (!existsSync(output) || readFileSync(output, "utf8") !== section) writeFileSync(output, section);
	process.stdout.write(section);
}
