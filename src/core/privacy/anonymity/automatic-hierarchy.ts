import type { FieldType } from "../../catalogue/field.ts";
import { bandRows } from "./bands.ts";
import { type Hierarchy, MISSING, SUPPRESSED } from "./hierarchy.ts";

/** A value that occurs, and in how many rows. */
export interface CountedValue {
	value: string;
	rows: number;
}

/** Most different values that a column may have and still be generalised value by value. */
export const MOST_VALUES = 100_000;

const MANY_VALUES = 20;
const KEPT_VALUES = [MANY_VALUES, 5];
export const OTHER = "(other)";

/**
 * A hierarchy made from what occurs: numbers in bands that double, dates by month, quarter, year and decade, codes by their
 * beginnings, other text by frequency, and all to `*` at the top.
 */
export function automaticHierarchy(type: FieldType, values: readonly CountedValue[]): Hierarchy {
	const present = values.filter(({ value }) => value !== MISSING);
	const texts = present.map(({ value }) => value);
	if (type === "integer" || type === "decimal" || type === "float") return { rows: bandRows(texts) };
	if (type === "date" || type === "timestamp") return { rows: texts.map((text) => calendarRow(text, type)) };
	if (type === "boolean") return { rows: texts.map((text) => [text, SUPPRESSED]) };
	return { rows: texts.every(isCode) && texts.length > MANY_VALUES ? prefixRows(texts) : frequencyRows(present) };
}

function calendarRow(text: string, type: "date" | "timestamp"): string[] {
	const [year, month] = [text.slice(0, 4), text.slice(5, 7)];
	const quarter = Math.ceil(Number(month) / 3);
	const coarser = [`${year}-${month}`, `${year} Q${quarter}`, year, `${year.slice(0, 3)}0s`, SUPPRESSED];
	return type === "date" ? [text, ...coarser] : [text, text.slice(0, 10), ...coarser];
}

/** Postcodes, article numbers and the like: short, with a digit, no sentence. */
function isCode(text: string): boolean {
	return /^[\p{L}\p{N} -]{3,12}$/u.test(text) && /\p{N}/u.test(text);
}

/** Three shorter and shorter beginnings; what is cut shows as many bullets, so that lengths tell nothing more. */
function prefixRows(texts: readonly string[]): string[][] {
	const longest = Math.max(...texts.map((text) => text.length));
	const lengths = [0.75, 0.5, 0.25].map((share) => Math.max(1, Math.ceil(longest * share)));
	const kept = [...new Set(lengths)].filter((length) => length < longest);
	return texts.map((text) => [text, ...kept.map((length) => `${text.slice(0, length)}•`), SUPPRESSED]);
}

function frequencyRows(values: readonly CountedValue[]): string[][] {
	const ranked = [...values].sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
	const steps = KEPT_VALUES.filter((kept) => kept < ranked.length - 1);
	return ranked.map(({ value }, rank) => [value, ...steps.map((kept) => (rank < kept ? value : OTHER)), SUPPRESSED]);
}
