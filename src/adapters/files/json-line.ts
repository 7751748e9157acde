import type { Cell } from "../../core/intake/raw-row.ts";

/** Nesting of objects and lists; deeper rows are refused. */
const MAX_DEPTH = 8;
const MAX_KEYS = 2_000;

/** One JSONL row: flattened keys (`address.city`) and values, in the order of the line. */
export type FlatRow = Map<string, Cell>;

/** A number, not digits inside a text, that may need more than a float keeps. */
const LONG_NUMBER = /[:[,\s]-?(?:[\d.]{16}|[\d.]+[eE])/;

/**
 * One line as a flat row; null when it is not one JSON object, is nested too deeply, has too many keys or names a key
 * twice. Integers beyond 2^53 become bigint; other numbers that a 64-bit float does not hold exactly stay as written.
 */
export function parseJsonLine(line: string): FlatRow | null {
	const flat: FlatRow = new Map();
	try {
		const value: unknown = JSON.parse(line);
		if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
		// JSON.parse keeps the last of equal keys; a text with more strings than the value has told one twice.
		if (flatten(value as Record<string, Cell>, "", 1, flat) !== countStrings(line)) return null;
		if (!LONG_NUMBER.test(line)) return flat;
		const exact: FlatRow = new Map();
		flatten(JSON.parse(line, exactNumber), "", 1, exact);
		return exact;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Number of keys and texts put into `flat`, or NaN when a limit is passed. */
function flatten(object: Record<string, Cell>, prefix: string, depth: number, flat: FlatRow): number {
	if (depth > MAX_DEPTH) return Number.NaN;
	let strings = 0;
	for (const key of Object.keys(object)) {
		const value = object[key] as Cell;
		const name = prefix + key;
		strings++;
		if (typeof value === "object" && value !== null && !Array.isArray(value)) {
			strings += flatten(value as Record<string, Cell>, `${name}.`, depth + 1, flat);
			continue;
		}
		if (typeof value === "string") strings++;
		else if (Array.isArray(value)) strings += stringsIn(value, depth + 1);
		if (flat.has(name) || flat.size >= MAX_KEYS) return Number.NaN;
		flat.set(name, value);
	}
	return strings;
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
	for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) {
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
