import type { Label } from "../catalogue/field.ts";
import { unsafeContent } from "./content-safety.ts";
import { holdsEmail, withoutIdentifiers } from "./free-text.ts";
import { identifierReader } from "./identifier-value.ts";
import type { ColumnMapping, SourceOptions } from "./mapping.ts";
import { memoise } from "./memo.ts";
import { normaliseText } from "./normalise.ts";
import { stripCurrency } from "./number-text.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { parseDate } from "./parse-date.ts";
import { parseDecimal, parseFloat64, parseInteger } from "./parse-number.ts";
import { parseTextList } from "./parse-text-list.ts";
import { parseTimestamp, timestampText } from "./parse-timestamp.ts";
import type { Cell } from "./raw-row.ts";
import { type Parsed, Refusal, refuse } from "./refusal.ts";
import type { ZoneOffset } from "./time-zone.ts";
import { checkValue } from "./value-checks.ts";
import type { ValueFormats } from "./value-formats.ts";

/** What every column of one import shares. */
export interface IntakeContext {
	options: SourceOptions;
	formats: ValueFormats;
	isNull: (text: string) => boolean;
	offset: ZoneOffset;
}

export type ValueColumn = Extract<ColumnMapping, { role: "attribute" | "property" }>;

/** What a cell becomes: a canonical value, null where it means "no value", or why it is refused. */
export type ReadValue = (cell: Cell | undefined, country?: string) => string | readonly string[] | null | Refusal;

const DEFAULT_MAX_LENGTH = 10_000;

/** Text of a single value of a structured source; undefined for lists and objects. */
export function cellText(cell: Cell): string | undefined {
	switch (typeof cell) {
		case "string":
			return cell;
		case "number":
		case "bigint":
		case "boolean":
			return String(cell);
		default:
			return cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString() : undefined;
	}
}

/** The reader of one attribute or property column, with everything about it decided beforehand. */
export function compileValueColumn(column: ValueColumn, context: IntakeContext): ReadValue {
	const activeContent = context.options.activeContent === "keep-as-text";
	if (column.type === "text-list") return textListReader(column.labels ?? [], context, activeContent);
	const check = checkValue(column, context);
	const parseText = textParser(column, context, activeContent);
	const parse = (text: string, country?: string): Parsed => {
		const parsed = parseText(text, country);
		return typeof parsed === "string" ? check(parsed) : parsed;
	};
	const readText = (text: string, country?: string): Parsed | null => {
		const plain = normaliseText(text);
		return context.isNull(plain) ? null : parse(plain, country);
	};
	const remembered = memoiseNullable((text) => readText(text));
	const byCountry = column.format === "postal-code" || column.format === "phone";
	return (cell, country) => {
		if (typeof cell === "string") return byCountry ? readText(cell, country) : remembered(cell);
		if (cell === undefined || cell === null) return null;
		const text = cellText(cell);
		return text === undefined ? refuse("value-nested") : readText(text, country);
	};
}

function memoiseNullable(read: (text: string) => Parsed | null): (text: string) => Parsed | null {
	const none = refuse("value-missing");
	const remembered = memoise((text) => read(text) ?? none);
	return (text) => {
		const result = remembered(text);
		return result === none ? null : result;
	};
}

function textListReader(labels: readonly Label[], context: IntakeContext, activeContent: boolean): ReadValue {
	const rules = { activeContent, freeText: labels.includes("free-text") };
	return (cell) => {
		if (cell === undefined || cell === null) return null;
		if (typeof cell === "string") {
			const plain = normaliseText(cell);
			return context.isNull(plain) ? null : parseTextList(plain, rules);
		}
		return Array.isArray(cell) ? parseTextList(cell, rules) : refuse("list-invalid");
	};
}

function textParser(
	column: ValueColumn,
	context: IntakeContext,
	activeContent: boolean,
): (text: string, country?: string) => Parsed {
	const { options } = context;
	const separator = options.decimalSeparator ?? ".";
	const amount = column.format === "money" ? stripCurrency : (text: string) => text;
	switch (column.type) {
		case "integer":
			return (text) => parseInteger(amount(text), separator);
		case "decimal":
			return (text) => parseDecimal(amount(text), separator);
		case "float":
			return (text) => parseFloat64(amount(text), separator);
		case "boolean":
			return parseBoolean;
		case "date":
			return (text) => parseDate(text, options.dateOrder);
		case "timestamp": {
			const rules = { order: options.dateOrder, offset: context.offset };
			return (text) => {
				const ms = parseTimestamp(text, rules);
				return typeof ms === "number" ? timestampText(ms) : ms;
			};
		}
		default:
			return column.format === undefined || column.format === "money"
				? freeTextParser(column.labels ?? [], column.maxLength ?? DEFAULT_MAX_LENGTH, activeContent)
				: formattedTextParser(column, context, activeContent);
	}
}

function freeTextParser(labels: readonly Label[], maxLength: number, activeContent: boolean): (text: string) => Parsed {
	const isFreeText = labels.includes("free-text");
	return (text) => {
		if (text.length > maxLength) return refuse("text-too-long");
		const unsafe = unsafeContent(text, { multiline: true, activeContent });
		if (unsafe !== undefined) return refuse(unsafe);
		if (isFreeText) return withoutIdentifiers(text);
		return holdsEmail(text) ? refuse("identifier-in-text") : text;
	};
}

function formattedTextParser(column: ValueColumn, context: IntakeContext, activeContent: boolean) {
	const read = identifierReader({
		formats: context.formats,
		format: column.format,
		dateOrder: context.options.dateOrder,
		activeContent,
		maxLength: column.maxLength,
	});
	return (text: string, country?: string): Parsed => {
		const result = read(text, country);
		if (result instanceof Refusal) return result;
		return holdsEmail(result.value) ? refuse("identifier-in-text") : result.value;
	};
}
