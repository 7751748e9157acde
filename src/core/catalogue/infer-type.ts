import type { DateOrder, SourceOptions } from "../intake/mapping.ts";
import { readNumber, stripCurrency } from "../intake/number-text.ts";
import { parseDate } from "../intake/parse-date.ts";
import { parseDecimal, parseFloat64, parseInteger } from "../intake/parse-number.ts";
import { parseTimestamp } from "../intake/parse-timestamp.ts";
import type { ColumnSample } from "./classify/column-sample.ts";
import { isReference } from "./classify/name-meaning.ts";
import type { FieldType } from "./field.ts";

export interface InferredType {
	type: FieldType;
	/** Share of the sampled values that this type accepts; the rest would be quarantined. */
	accepted: number;
	/** Order of day, month and year, where the dates need one and the sample decides it. */
	dateOrder?: DateOrder;
	/** Every sampled date can be read day first and month first: a person must say which. */
	ambiguousDateOrder?: boolean;
	decimalSeparator?: NonNullable<SourceOptions["decimalSeparator"]>;
	/** Amounts are written with a currency. */
	money?: boolean;
}

/** A column may hold this much dirt and still have its type; identifiers and codes may hold none. */
const DIRT_TOLERATED = 0.05;
const UTC = { offset: () => 0 };
const ORDERS = ["dmy", "mdy"] as const satisfies readonly DateOrder[];

const isText = (parsed: unknown) => typeof parsed === "string";
const spansTruth = /^(?:true|false|yes|no|y|n|t|f|on|off)$/i;
const flagName = /^(?:is|has|can|was|did|accepts?|opted|opt)$/;

/**
 * The narrowest type that holds the sampled values the way intake reads them. Numbers that are names for something
 * (leading zeros, more than 15 digits, a column called `…Id` or `…No`) stay text.
 */
export function inferType(column: ColumnSample): InferredType {
	if (column.values.length === 0) return { type: "text", accepted: 1 };
	const list = column.share((value) => /^\[.*\]$/s.test(value));
	if (list === 1) return { type: "text-list", accepted: 1 };
	if (isBoolean(column)) return { type: "boolean", accepted: 1 };
	return inferMoment(column) ?? inferNumber(column) ?? { type: "text", accepted: 1 };
}

function isBoolean(column: ColumnSample): boolean {
	if (column.share((value) => spansTruth.test(value)) === 1) return true;
	return flagName.test(column.words[0] ?? "") && column.share((value) => value === "0" || value === "1") === 1;
}

function isEnough(share: number, column: ColumnSample): boolean {
	return column.values.length < 20 ? share === 1 : share >= 1 - DIRT_TOLERATED;
}

function inferMoment(column: ColumnSample): InferredType | null {
	// Eight bare digits may be a date, but are a number as long as most are not days of this era.
	if (column.share((value) => /^\d+$/.test(value)) > 0.5 && !areCompactDates(column)) return null;
	const read = (order?: DateOrder): InferredType => {
		const dates = column.share((value) => isText(parseDate(value, order)));
		const moments = column.share(
			(value) => value.length >= 8 && typeof parseTimestamp(value, { order, ...UTC }) === "number",
		);
		return dates >= moments ? { type: "date", accepted: dates } : { type: "timestamp", accepted: moments };
	};
	const plain = read();
	if (isEnough(plain.accepted, column)) return plain;
	const ordered = ORDERS.map((dateOrder) => ({ ...read(dateOrder), dateOrder })).sort(
		(a, b) => b.accepted - a.accepted,
	);
	const [best, other] = ordered;
	if (!best || !other || !isEnough(best.accepted, column)) return null;
	if (best.accepted > other.accepted) return best;
	return { type: best.type, accepted: best.accepted, ambiguousDateOrder: true };
}

function areCompactDates(column: ColumnSample): boolean {
	return (
		!isReference(column.words) &&
		column.share((value) => /^(?:19|20)\d{6}$/.test(value) && isText(parseDate(value))) === 1
	);
}

function inferNumber(column: ColumnSample): InferredType | null {
	const codes = column.share((value) => /^[+-]?0\d/.test(value) || /^\d{16,}$/.test(value)) > 0;
	// `C536379` among numbers: not dirt, but the letter of a code.
	const lettered = new Set(column.values.filter((value) => /^\p{L}{1,3}[-/]?\d{3,}$/u.test(value)));
	if (lettered.size >= 2 && !column.values.some((value) => /[\p{Sc}]/u.test(value))) return null;
	if (codes || isReference(column.words)) return null;
	const currencies = column.share((value) => /[\p{Sc}]|^[A-Z]{3}\s?\d|\d\s?(?:[A-Z]{3}|kr\.?|zł)$/u.test(value));
	const money = currencies >= 0.5;
	const plain = money ? (value: string) => stripCurrency(value) : (value: string) => value;
	const decimalSeparator = decideSeparator(column, plain);
	const separator = decimalSeparator ?? ".";
	const accepts = (parse: (text: string, separator: "." | ",") => unknown) =>
		column.share((value) => isText(parse(plain(value), separator)));
	const integers = accepts(parseInteger);
	const decimals = accepts(parseDecimal);
	const floats = accepts(parseFloat64);
	const shared = { decimalSeparator, ...(money ? { money } : {}) };
	if (isEnough(integers, column) && integers >= decimals && !money)
		return { type: "integer", accepted: integers, ...shared };
	if (isEnough(decimals, column) && decimals >= floats) return { type: "decimal", accepted: decimals, ...shared };
	if (isEnough(floats, column)) return { type: "float", accepted: floats, ...shared };
	return null;
}

/** The separator that reads more values; undefined where no value shows one, or where it is the point. */
function decideSeparator(column: ColumnSample, plain: (value: string) => string): "," | undefined {
	if (column.share((value) => value.includes(",")) === 0) return undefined;
	const readable = (separator: "." | ",") => column.share((value) => readNumber(plain(value), separator) !== null);
	return readable(",") > readable(".") ? "," : undefined;
}
