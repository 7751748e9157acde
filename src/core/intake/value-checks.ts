import type { FieldType } from "../catalogue/field.ts";
import type { IntakeContext, ValueColumn } from "./compile-column.ts";
import { parseDate } from "./parse-date.ts";
import { parseTimestamp, timestampText } from "./parse-timestamp.ts";
import { type Parsed, refuse } from "./refusal.ts";

/** The checks of `min`, `max` and `allowed` on a canonical value. */
export function checkValue(column: ValueColumn, context: IntakeContext): (value: string) => Parsed {
	const allowed = column.allowed === undefined ? undefined : new Set(column.allowed);
	const min = readBound(column.type, column.min, context);
	const max = readBound(column.type, column.max, context);
	if (allowed === undefined && min === undefined && max === undefined) return (value) => value;
	const compare = isNumeric(column.type) ? (a: string, b: string) => Number(a) - Number(b) : compareText;
	return (value) => {
		if (allowed !== undefined && !allowed.has(value)) return refuse("value-not-allowed");
		if (min !== undefined && compare(value, min) < 0) return refuse("value-too-small");
		if (max !== undefined && compare(value, max) > 0) return refuse("value-too-large");
		return value;
	};
}

/** A bound in canonical form; undefined where the type has no order or the bound does not fit it (`checkMapping` says so). */
export function readBound(
	type: FieldType,
	bound: number | string | undefined,
	context: Pick<IntakeContext, "offset">,
): string | undefined {
	if (bound === undefined) return undefined;
	if (isNumeric(type)) return Number.isFinite(Number(bound)) ? String(bound) : undefined;
	if (type === "date") {
		const date = parseDate(String(bound));
		return typeof date === "string" ? date : undefined;
	}
	if (type !== "timestamp") return undefined;
	const ms = parseTimestamp(String(bound), { offset: context.offset });
	return typeof ms === "number" ? timestampText(ms) : undefined;
}

function isNumeric(type: FieldType): boolean {
	return type === "integer" || type === "decimal" || type === "float";
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
