import type { Field, FieldKind } from "../catalogue/field.ts";
import { SegwardError } from "../error/segward-error.ts";
import type { CanonicalCell } from "./accepted-rows.ts";
import { cellText, compileValueColumn, type IntakeContext, type ValueColumn } from "./compile-column.ts";
import { type Derivation, derivationsOf } from "./derive.ts";
import { holdsEmail } from "./free-text.ts";
import { type IdentifierValue, identifierReader, plainLine } from "./identifier-value.ts";
import type { ColumnMapping } from "./mapping.ts";
import { memoise } from "./memo.ts";
import { normaliseText } from "./normalise.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import type { Cell } from "./raw-row.ts";
import type { QuarantineReason } from "./reasons.ts";
import { type Refusal, refuse } from "./refusal.ts";

export interface ValueStep {
	columnNo: number;
	fieldNo: number;
	required: boolean;
	read(cell: Cell | undefined, country?: string): CanonicalCell | Refusal;
}

export interface IdentifierStep {
	columnNo: number;
	fieldNo: number;
	required: boolean;
	read(cell: Cell | undefined, country?: string): IdentifierValue | null | Refusal;
	derived: readonly { fieldNo: number; derivation: Derivation }[];
}

/** Reads one line of text (ids, names) or a time; null where the cell means "no value". */
export interface LineStep<T> {
	columnNo: number;
	read(cell: Cell | undefined): T | null | Refusal;
}

export function valueStep(column: ValueColumn, columnNo: number, fields: readonly Field[], context: IntakeContext) {
	const step: ValueStep = {
		columnNo,
		fieldNo: fieldNoOf(fields, column.role, column.field),
		required: column.required ?? false,
		read: compileValueColumn(column, context),
	};
	return step;
}

export function identifierStep(
	column: Extract<ColumnMapping, { role: "identifier" }>,
	columnNo: number,
	fields: readonly Field[],
	context: IntakeContext,
): IdentifierStep {
	const field = fields.find((candidate) => candidate.kind === "identifier" && candidate.name === column.field);
	const format = field?.format ?? column.format;
	const shape = { name: column.field, format, labels: column.labels ?? field?.labels };
	const read = identifierReader({
		formats: context.formats,
		format,
		dateOrder: context.options.dateOrder,
		activeContent: context.options.activeContent === "keep-as-text",
		maxLength: column.maxLength,
	});
	return {
		columnNo,
		fieldNo: fieldNoOf(fields, "identifier", column.field),
		required: column.required ?? false,
		read: (cell, country) => {
			const text = lineText(cell, context);
			return typeof text === "string" ? read(text, country) : text;
		},
		derived: derivationsOf(shape).flatMap((derivation) => {
			const target = fields.find(({ kind, name }) => kind === "attribute" && name === derivation.name);
			return target?.derivedFrom === column.field ? [{ fieldNo: target.no, derivation }] : [];
		}),
	};
}

export function lineStep(
	columnNo: number,
	reason: QuarantineReason,
	maxLength: number,
	context: IntakeContext,
): LineStep<string> {
	const check = memoise((text) => plainLine(text, reason, maxLength));
	return {
		columnNo,
		read: (cell) => {
			const text = lineText(cell, context);
			return typeof text === "string" ? check(text) : text;
		},
	};
}

/** The name of an event, which the engine keeps in the clear. */
export function eventNameStep(columnNo: number, maxLength: number, context: IntakeContext): LineStep<string> {
	const line = lineStep(columnNo, "event-name-invalid", maxLength, context);
	return {
		columnNo,
		read: (cell) => {
			const name = line.read(cell);
			return typeof name === "string" && holdsEmail(name) ? refuse("identifier-in-text") : name;
		},
	};
}

/** The customer's id; `integer` takes `17850.0` for `17850` and nothing but whole numbers. */
export function externalIdStep(
	columnNo: number,
	integer: boolean,
	maxLength: number,
	context: IntakeContext,
): LineStep<string> {
	const line = lineStep(columnNo, "external-id-invalid", maxLength, context);
	if (!integer) return line;
	return {
		columnNo,
		read: (cell) => {
			const text = line.read(cell);
			if (typeof text !== "string") return text;
			return WHOLE_NUMBER.exec(text)?.[1] ?? refuse("external-id-invalid");
		},
	};
}

const WHOLE_NUMBER = /^(\d+)(?:\.0+)?$/;

export function timeStep(columnNo: number, context: IntakeContext): LineStep<number> {
	const rules = { order: context.options.dateOrder, offset: context.offset };
	const parse = memoise((text) => parseTimestamp(text, rules));
	return {
		columnNo,
		read: (cell) => {
			if (cell instanceof Date && !Number.isNaN(cell.getTime())) return parse(cell.toISOString());
			const text = lineText(cell, context);
			return typeof text === "string" ? parse(text) : text;
		},
	};
}

function lineText(cell: Cell | undefined, context: IntakeContext): string | null | Refusal {
	if (cell === undefined || cell === null) return null;
	const raw = cellText(cell);
	if (raw === undefined) return refuse("value-nested");
	const text = normaliseText(raw);
	return context.isNull(text) ? null : text;
}

function fieldNoOf(fields: readonly Field[], kind: FieldKind, name: string): number {
	const field = fields.find((candidate) => candidate.kind === kind && candidate.name === name);
	if (field === undefined)
		throw new SegwardError("internal", { detail: `The ${kind} "${name}" is not in the catalogue.` });
	return field.no;
}
