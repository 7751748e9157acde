import { identifierReader } from "../../intake/identifier-value.ts";
import type { SourceOptions, ValueFormat } from "../../intake/mapping.ts";
import { normaliseText, nullWords } from "../../intake/normalise.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import type { Label } from "../field.ts";
import { type AnalysedColumn, labelsOf, type SampledRow } from "./analysed-column.ts";
import { countryOfRow } from "./choose-options.ts";

/** A column whose values mostly fail their format is proposed to be left out: importing it would set most rows aside. */
const WORTH_IMPORTING = 0.5;
const CHECKED_ROWS = 300;

const FORMAT_OF_LABEL: Partial<Record<Label, ValueFormat>> = {
	email: "email",
	phone: "phone",
	name: "person-name",
	"birth-date": "birth-date",
	"payment-card": "payment-card",
	iban: "iban",
	"national-id": "national-id",
	"ip-address": "ip-address",
};

export interface ChosenFormat {
	format?: ValueFormat;
	/** How many values the format would set aside. */
	note?: string;
	/** False when most values fail. */
	importable: boolean;
}

const isNull = nullWords();

/** The format to check an identifier by, tried on the sample exactly as intake will read it. */
export function chooseFormat(
	analysed: AnalysedColumn,
	at: number,
	source: { columns: readonly string[]; rows: readonly SampledRow[]; options: SourceOptions; formats: ValueFormats },
): ChosenFormat {
	const format = analysed.classification.format ?? FORMAT_OF_LABEL[labelsOf(analysed)[0] ?? "internal"];
	if (format === undefined) return { importable: true };
	const { columns, rows, options, formats } = source;
	const read = identifierReader({ formats, format, dateOrder: options.dateOrder });
	const countryOf = countryOfRow(options, columns, formats);
	let present = 0;
	let passed = 0;
	for (const row of rows) {
		const cell = row.cells[at];
		if (typeof cell !== "string") continue;
		const text = normaliseText(cell);
		if (isNull(text)) continue;
		present++;
		if (!("reason" in read(text, countryOf(row)))) passed++;
		if (present === CHECKED_ROWS) break;
	}
	if (present === 0 || passed === present) return { format, importable: true };
	const failing = Math.max(1, Math.round((1 - passed / present) * 100));
	const importable = passed / present >= WORTH_IMPORTING;
	const note = importable
		? `about ${failing} % of the values fail the format ${format} and would be quarantined`
		: `${failing} % of the values are no valid ${format}: importing them would quarantine their rows`;
	const needsCountry =
		format === "phone" && options.defaultCountry === undefined && options.countryColumn === undefined;
	return {
		format,
		note: needsCountry ? `${note}; numbers in national notation need options.defaultCountry` : note,
		importable,
	};
}
