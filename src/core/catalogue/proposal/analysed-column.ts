import { cellText } from "../../intake/compile-column.ts";
import { normaliseText } from "../../intake/normalise.ts";
import type { Cell } from "../../intake/raw-row.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import { type Classification, classifyColumn } from "../classify/classify-column.ts";
import { type ColumnSample, sampleColumn } from "../classify/column-sample.ts";
import type { Label } from "../field.ts";
import { type InferredType, inferType } from "../infer-type.ts";

/** One column of the file with everything that was found out about it. */
export interface AnalysedColumn {
	column: string;
	sample: ColumnSample;
	inferred: InferredType;
	classification: Classification;
	/** Some cells hold nested objects, which no field can take. */
	nested: boolean;
}

export interface SampledRow {
	cells: readonly (Cell | undefined)[];
}

export function analyseColumns(
	columns: readonly string[],
	rows: readonly SampledRow[],
	formats: ValueFormats,
): AnalysedColumn[] {
	return columns.map((column, at) => {
		const cells = rows.map(({ cells }) => cells[at]);
		const sample = sampleColumn(column, cells.map(sampleText));
		const nested = cells.some(
			(cell) => typeof cell === "object" && cell !== null && !Array.isArray(cell) && !(cell instanceof Date),
		);
		return { column, sample, inferred: inferType(sample), classification: classifyColumn(sample, formats), nested };
	});
}

export function hasLabel({ classification }: AnalysedColumn, label: Label): boolean {
	return classification.labels.some((proposed) => proposed.label === label);
}

export function labelsOf({ classification }: AnalysedColumn): Label[] {
	return classification.labels.map(({ label }) => label);
}

function sampleText(cell: Cell | undefined): string | null {
	if (cell === undefined || cell === null) return null;
	if (Array.isArray(cell)) return JSON.stringify(cell.map((item) => (typeof item === "bigint" ? String(item) : item)));
	const text = cellText(cell);
	return text === undefined ? null : normaliseText(text);
}
