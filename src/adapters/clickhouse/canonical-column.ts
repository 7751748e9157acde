import type { FieldType } from "../../core/catalogue/field.ts";
import { daysFromCivil } from "../../core/intake/civil-date.ts";
import { parseTimestamp } from "../../core/intake/parse-timestamp.ts";
import type { CanonicalValue } from "../../ports/customer-data.ts";
import type { NativeBytes } from "./native-bytes.ts";
import { type NativeColumn, setInt64 } from "./native-columns.ts";

type Values = readonly CanonicalValue[];

/** How one value that is there goes into its place. */
interface FixedWidth {
	type: string;
	bytes: number;
	set(view: DataView, at: number, text: string): void;
}

const DECIMAL_PLACES = 6;
/** So many digits are exact in a number, with the places of a decimal or without. */
const EXACT_DIGITS = 15;
const UTC = { offset: () => 0 };

const FIXED_WIDTH: Readonly<Partial<Record<FieldType, FixedWidth>>> = {
	integer: { type: "Int64", bytes: 8, set: (view, at, text) => setScaled(view, at, text, 0) },
	decimal: {
		type: `Decimal(18, ${DECIMAL_PLACES})`,
		bytes: 8,
		set: (view, at, text) => setScaled(view, at, text, DECIMAL_PLACES),
	},
	float: { type: "Float64", bytes: 8, set: (view, at, text) => view.setFloat64(at, Number(text), true) },
	boolean: { type: "Bool", bytes: 1, set: (view, at, text) => view.setUint8(at, text === "true" ? 1 : 0) },
	date: { type: "Date32", bytes: 4, set: (view, at, text) => view.setInt32(at, daysOf(text), true) },
	timestamp: { type: "DateTime64(3, 'UTC')", bytes: 8, set: (view, at, text) => setInt64(view, at, msOf(text)) },
};

/** Canonical values of a field. */
export function canonicalColumn(name: string, fieldType: FieldType, values: Values): NativeColumn {
	const width = FIXED_WIDTH[fieldType];
	if (width) return { name, type: `Nullable(${width.type})`, write: (out) => writeFixedWidth(out, width, values) };
	if (fieldType === "text-list") return { name, type: "Array(String)", write: (out) => writeLists(out, values) };
	return { name, type: "Nullable(String)", write: (out) => writeTexts(out, values) };
}

function writeFixedWidth(out: NativeBytes, { bytes, set }: FixedWidth, values: Values): void {
	const nulls = writeNulls(out, values);
	const at = out.take(values.length * bytes);
	const { memory, view } = out;
	memory.fill(0, at, at + values.length * bytes);
	for (let i = 0; i < values.length; i++) {
		if (memory[nulls + i] === 0) set(view, at + i * bytes, values[i] as string);
	}
}

function writeTexts(out: NativeBytes, values: Values): void {
	writeNulls(out, values);
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		out.text(typeof value === "string" ? value : "");
	}
}

/** One byte a row: 1 where there is no value. Says where they begin. */
function writeNulls(out: NativeBytes, values: Values): number {
	const at = out.take(values.length);
	const { memory } = out;
	for (let i = 0; i < values.length; i++) memory[at + i] = typeof values[i] === "string" ? 0 : 1;
	return at;
}

/** Where each list ends, then all elements. */
function writeLists(out: NativeBytes, values: Values): void {
	const at = out.take(values.length * 8);
	let end = 0;
	for (let i = 0; i < values.length; i++) {
		end += listOf(values[i]).length;
		setInt64(out.view, at + i * 8, end);
	}
	for (let i = 0; i < values.length; i++) for (const element of listOf(values[i])) out.text(element);
}

const listOf = (value: CanonicalValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);

/** A plain decimal number times a power of ten, exactly. */
function setScaled(view: DataView, at: number, text: string, places: number): void {
	if (text.length <= EXACT_DIGITS - places) {
		setInt64(view, at, scaled(text, places));
		return;
	}
	const [whole = "", fraction = ""] = text.split(".");
	view.setBigInt64(at, BigInt(whole + fraction.padEnd(places, "0")), true);
}

function scaled(text: string, places: number): number {
	const negative = text.charCodeAt(0) === 45;
	let value = 0;
	let missing = places;
	let inFraction = false;
	for (let i = negative ? 1 : 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 46) {
			inFraction = true;
			continue;
		}
		value = value * 10 + code - 48;
		if (inFraction) missing--;
	}
	for (; missing > 0; missing--) value *= 10;
	return negative ? -value : value;
}

function daysOf(text: string): number {
	return daysFromCivil(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

function digits(text: string, from: number, to: number): number {
	let value = 0;
	for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
	return value;
}

function msOf(text: string): number {
	const ms = parseTimestamp(text, UTC);
	if (typeof ms !== "number") throw new RangeError("not a canonical timestamp");
	return ms;
}
