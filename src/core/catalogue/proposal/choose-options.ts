import type { DateOrder, SourceOptions } from "../../intake/mapping.ts";
import type { ValueFormats } from "../../intake/value-formats.ts";
import { type AnalysedColumn, hasLabel, type SampledRow } from "./analysed-column.ts";

const NATIONAL_TRIALS = [
	..."US GB DE FR ES IT NL PT BR PL AT CH BE SE DK NO FI IE CZ HU RO GR TR RU UA IN JP CN KR AU NZ CA MX AR CL CO ZA IL AE SG".split(
		" ",
	),
] as const;
const SAMPLED_PHONES = 200;

export interface ChosenOptions {
	options: SourceOptions;
	/** Columns whose date order or decimal separator differs from the one chosen for the file; they stay text. */
	odd: ReadonlyMap<string, string>;
	/** Dates that can be read both ways, and nothing in the file decides. */
	undecidedDates: ReadonlySet<string>;
}

/** Options that hold for the whole file: what most columns show. */
export function chooseOptions(
	columns: readonly AnalysedColumn[],
	rows: readonly SampledRow[],
	formats: ValueFormats,
): ChosenOptions {
	const odd = new Map<string, string>();
	const dateOrder = mostFrequent(columns.flatMap(({ inferred }) => inferred.dateOrder ?? []));
	const decimals = columns.filter(({ inferred }) => inferred.type === "decimal" || inferred.type === "float");
	const withComma = decimals.filter(({ inferred }) => inferred.decimalSeparator === ",");
	const comma = withComma.length > 0 && withComma.length >= decimals.length - withComma.length;
	for (const { column, inferred, sample } of columns) {
		if (inferred.dateOrder && inferred.dateOrder !== dateOrder)
			odd.set(column, "its dates are written in another order than those of other columns");
		const separated = inferred.type === "decimal" || inferred.type === "float";
		const pointed = separated && inferred.decimalSeparator !== "," && sample.share((value) => value.includes(".")) > 0;
		if (comma ? pointed : inferred.decimalSeparator === ",")
			odd.set(column, "its decimal separator is not the one of other columns");
	}
	const undecidedDates = new Set(
		dateOrder === undefined
			? columns.filter(({ inferred }) => inferred.ambiguousDateOrder).map(({ column }) => column)
			: [],
	);
	return {
		options: {
			...(dateOrder === undefined ? {} : { dateOrder }),
			...(comma ? { decimalSeparator: "," as const } : {}),
			...chooseCountry(columns, rows, formats),
		},
		odd,
		undecidedDates,
	};
}

function mostFrequent(orders: readonly DateOrder[]): DateOrder | undefined {
	const dmy = orders.filter((order) => order === "dmy").length;
	const mdy = orders.length - dmy;
	if (orders.length === 0) return undefined;
	return dmy >= mdy ? "dmy" : "mdy";
}

/** Where national phone numbers and postal codes take their country from: a column, or the one country that fits them. */
function chooseCountry(
	columns: readonly AnalysedColumn[],
	rows: readonly SampledRow[],
	formats: ValueFormats,
): Pick<SourceOptions, "countryColumn" | "defaultCountry"> {
	const phones = columns.filter((column) => hasLabel(column, "phone"));
	const postal = columns.some(({ classification }) => classification.format === "postal-code");
	if (phones.length === 0 && !postal) return {};
	const countries = columns
		.filter((column) => hasLabel(column, "location"))
		.map((column) => ({
			column,
			known: column.sample.share((value) => formats.country(value) !== null),
			named: column.classification.format === "country" ? 1 : 0,
		}))
		.filter(({ known }) => known >= 0.8)
		.sort((a, b) => b.named - a.named || b.known - a.known);
	const [best] = countries;
	if (best && best.column.sample.values.length >= rows.length * 0.5) return { countryColumn: best.column.column };
	const national = phones
		.flatMap(({ sample }) => sample.values.filter((value) => !value.startsWith("+")))
		.slice(0, SAMPLED_PHONES);
	const defaultCountry = countryOfPhones(national, formats, hintedCountry(columns, formats));
	return defaultCountry === undefined ? {} : { defaultCountry };
}

/** The one country whose numbers these are; where several fit, the one that the hint names. */
function countryOfPhones(
	numbers: readonly string[],
	formats: ValueFormats,
	hint: string | undefined,
): string | undefined {
	if (numbers.length < 3) return undefined;
	const fits = NATIONAL_TRIALS.map((country) => ({
		country,
		share: numbers.filter((number) => formats.phone(number, country) !== null).length / numbers.length,
	})).sort((a, b) => b.share - a.share);
	const highest = fits[0]?.share ?? 0;
	if (highest < 0.6) return undefined;
	const close = fits.filter(({ share }) => share > highest - 0.15).map(({ country }) => country);
	if (hint !== undefined && close.includes(hint)) return hint;
	return close.length === 1 ? close[0] : undefined;
}

/** The country that most IBANs and e-mail domains of the sample point at. */
function hintedCountry(columns: readonly AnalysedColumn[], formats: ValueFormats): string | undefined {
	const votes = new Map<string, number>();
	for (const column of columns) {
		const from = hasLabel(column, "iban")
			? /^([A-Za-z]{2})\d{2}/
			: hasLabel(column, "email")
				? /\.([A-Za-z]{2})$/
				: undefined;
		if (from === undefined) continue;
		for (const value of column.sample.values) {
			const country = formats.country(from.exec(value)?.[1] ?? "");
			if (country !== null) votes.set(country, (votes.get(country) ?? 0) + 1);
		}
	}
	return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The country that rules one row, as intake will decide it. */
export function countryOfRow(
	{ countryColumn, defaultCountry }: SourceOptions,
	columns: readonly string[],
	formats: ValueFormats,
): (row: SampledRow) => string | undefined {
	const at = countryColumn === undefined ? -1 : columns.indexOf(countryColumn);
	return ({ cells }) => {
		const cell = at < 0 ? undefined : cells[at];
		return (typeof cell === "string" ? formats.country(cell.trim()) : null) ?? defaultCountry;
	};
}
