import type { Cell } from "../../core/intake/raw-row.ts";

/** Nesting of objects and lists; deeper rows are refused. */
const MAX_DEPTH = 8;
const MAX_KEYS = 2_000;

/** One JSONL row: flattened keys (`address.city`) and their values, in the order of the line. */
export interface FlatRow {
	keys: string[];
	values: Cell[];
}

type JsonObject = Record<string, Cell>;

/** A number, not digits inside a text, that may need more than a float keeps. */
const LONG_NUMBER = /[:[,\s]-?(?:[\d.]{16}|[\d.]+[eE])/;

/**
 * One line as a flat row; null when it is not one JSON object, is nested too deeply, has too many keys or names a key
 * twice. Integers beyond 2^53 become bigint; other numbers that a 64-bit float does not hold exactly stay as written.
 */
export function parseJsonLine(line: string): FlatRow | null {
	try {
		const value: unknown = JSON.parse(line);
		if (!isObject(value as Cell)) return null;
		const flat: FlatRow = { keys: [], values: [] };
		// JSON.parse keeps the last of equal keys; a text with more strings than the value has told one twice.
		if (flatten(value as JsonObject, "", 1, flat) !== countStrings(line)) return null;
		if (!LONG_NUMBER.test(line)) return flat;
		const exact: FlatRow = { keys: [], values: [] };
		flatten(JSON.parse(line, exactNumber), "", 1, exact);
		return exact;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Number of keys and texts put into `flat`, or NaN when a limit is passed or two keys become one. */
function flatten(object: JsonObject, prefix: string, depth: number, flat: FlatRow): number {
	if (depth > MAX_DEPTH) return Number.NaN;
	const keys = Object.keys(object);
	let strings = keys.length;
	let isNested = false;
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] as string;
		const value = object[key] as Cell;
		if (isObject(value)) {
			isNested = true;
			strings += flatten(value, `${prefix}${key}.`, depth + 1, flat);
			continue;
		}
		if (typeof value === "string") strings++;
		else if (Array.isArray(value)) strings += stringsIn(value, depth + 1);
		flat.keys.push(prefix === "" ? key : prefix + key);
		flat.values.push(value);
	}
	if (flat.keys.length > MAX_KEYS) return Number.NaN;
	// The keys of one object differ; those of nested ones may become the same.
	const isRepeated = isNested && new Set(flat.keys).size < flat.keys.length;
	return isRepeated ? Number.NaN : strings;
}

function isObject(value: Cell): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringsIn(value: Cell, depth: number): number {
	if (typeof value === "string") return 1;
	if (typeof value !== "object" || value === null) return 0;
	if (depth > MAX_DEPTH) return Number.NaN;
	if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + stringsIn(item, depth + 1), 0);
	return Object.values(value).reduce<number>((sum, item) => sum + 1 + stringsIn(item, depth + 1), 0);
}

function countStrings(line: string): number {
	let quotes = 0;
	const escapes = line.includes("\\");
	for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) {
		if (!escapes) {
			quotes++;
			continue;
		}
		let backslashes = 0;
		while (line.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
		if (backslashes % 2 === 0) quotes++;
	}
	return quotes / 2;
}

function exactNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
	const source = context?.source;
	if (typeof value !== "number" || source === undefined) return value;
	if (Number.isSafeInteger(value) || String(value) === source) return value;
	return /^-?\d+$/.test(source) ? BigInt(source) : source;
}
