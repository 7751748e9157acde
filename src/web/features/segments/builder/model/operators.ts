import type { FieldType } from "../../../../../core/catalogue/field.ts";
import { KEYS_OF_TYPE } from "../../../../../core/segments/planning/read-predicate.ts";
import { PREDICATE_KEYS, type PredicateKey } from "../../../../../core/segments/rule/predicate.ts";
import { type Loose, listOf, textOf } from "./loose.ts";

/** A comparison as a person chooses it: `known: false` is one of its own. */
export type Operator = Exclude<PredicateKey, "ignoreCase"> | "missing";

/** What kind of value stands beside an operator. */
export type ValueShape = "one" | "many" | "pair" | "duration" | "none";

const WORDS: Record<Operator, string> = {
	equals: "is",
	notEquals: "is not",
	in: "is one of",
	notIn: "is none of",
	atLeast: "is at least",
	atMost: "is at most",
	moreThan: "is more than",
	lessThan: "is less than",
	between: "is between",
	before: "is before",
	after: "is after",
	contains: "contains",
	startsWith: "starts with",
	endsWith: "ends with",
	known: "is known",
	missing: "is missing",
	has: "has",
	hasAny: "has any of",
	hasAll: "has all of",
	within: "is in the last",
	olderThan: "is longer ago than",
	upcoming: "is in the next",
};

const TIME_WORDS: Partial<Record<Operator, string>> = {
	equals: "is on",
	notEquals: "is not on",
	atLeast: "is on or after",
	atMost: "is on or before",
	moreThan: "is after",
	lessThan: "is before",
};

const SHAPES: Partial<Record<Operator, ValueShape>> = {
	in: "many",
	notIn: "many",
	hasAny: "many",
	hasAll: "many",
	between: "pair",
	within: "duration",
	olderThan: "duration",
	upcoming: "duration",
	known: "none",
	missing: "none",
};

/** Identifiers stay sealed: nothing else works on them. */
const IDENTIFIER_OPERATORS: readonly Operator[] = ["equals", "in", "known", "missing"];

export const isTime = (type: FieldType) => type === "date" || type === "timestamp";
export const isNumber = (type: FieldType) => type === "integer" || type === "decimal" || type === "float";

export function operatorWords(operator: Operator, type: FieldType): string {
	return (isTime(type) ? TIME_WORDS[operator] : undefined) ?? WORDS[operator];
}

export function shapeOf(operator: Operator): ValueShape {
	return SHAPES[operator] ?? "one";
}

/** Those that fit a type, the usual ones first. */
export function operatorsFor(type: FieldType, identifier: boolean): readonly Operator[] {
	if (identifier) return IDENTIFIER_OPERATORS;
	const twins: readonly string[] = isTime(type) ? ["moreThan", "lessThan"] : [];
	const fitting = KEYS_OF_TYPE[type].filter((key) => key !== "ignoreCase" && !twins.includes(key)) as Operator[];
	const usual: readonly Operator[] = isTime(type) ? ["within", "olderThan", "upcoming"] : [];
	const first = usual.filter((key) => fitting.includes(key));
	const others = fitting.filter((key) => !first.includes(key) && key !== "known");
	return [...first, ...others, "known", "missing"];
}

/** The operators that a condition uses, in the order they are written. */
export function operatorsIn(predicate: Loose): Operator[] {
	const known = new Set<string>(PREDICATE_KEYS);
	return Object.keys(predicate).flatMap((key): Operator[] => {
		if (!known.has(key) || key === "ignoreCase" || predicate[key] === undefined) return [];
		if (key === "known") return [predicate.known === false ? "missing" : "known"];
		return [key as Operator];
	});
}

export function keyOf(operator: Operator): PredicateKey {
	return operator === "missing" ? "known" : operator;
}

/** What stands beside an operator before somebody fills it in. */
export function startValue(operator: Operator, type: FieldType): unknown {
	switch (shapeOf(operator)) {
		case "none":
			return operator === "known";
		case "many":
			return [];
		case "pair":
			return ["", ""];
		case "duration":
			return "90d";
		default:
			return type === "boolean" ? true : "";
	}
}

/** Another operator in the place of one, with as much of its value as fits. */
export function changeOperator(predicate: Loose, from: Operator, to: Operator, type: FieldType): Loose {
	const value = carryOver(predicate[keyOf(from)], from, to, type);
	const keepsCase = keepsIgnoreCase(to);
	return Object.fromEntries(
		Object.entries(predicate).flatMap(([key, each]) => {
			if (key === keyOf(from)) return [[keyOf(to), value]];
			if (key === keyOf(to) || (key === "ignoreCase" && !keepsCase)) return [];
			return [[key, each]];
		}),
	);
}

function carryOver(value: unknown, from: Operator, to: Operator, type: FieldType): unknown {
	const [before, after] = [shapeOf(from), shapeOf(to)];
	if (before === after && after !== "none") return value;
	if (before === "many" && after === "one") return listOf(value)[0] ?? startValue(to, type);
	if (before === "one" && after === "many") return textOf(value) === "" ? [] : [value];
	if (before === "one" && after === "pair") return [value, ""];
	if (before === "pair" && after === "one") return listOf(value)[0] ?? "";
	return startValue(to, type);
}

const CASED: readonly Operator[] = ["equals", "notEquals", "in", "notIn", "contains", "startsWith", "endsWith"];

export function keepsIgnoreCase(operator: Operator): boolean {
	return CASED.includes(operator);
}

/** The comparison that a condition on a field of this type begins with. */
export function startPredicate(type: FieldType, identifier = false): Loose {
	if (identifier) return { known: true };
	const operator: Operator =
		type === "text"
			? "in"
			: type === "text-list"
				? "hasAny"
				: isTime(type)
					? "within"
					: isNumber(type)
						? "atLeast"
						: "equals";
	return { [keyOf(operator)]: startValue(operator, type) };
}

/** The comparisons that still make sense when the condition turns to a field of another type. */
export function fitPredicate(predicate: Loose, type: FieldType, identifier = false): Loose {
	const fitting = operatorsFor(type, identifier).map(keyOf);
	const all = identifier ? fitting : [...fitting, ...KEYS_OF_TYPE[type]];
	const kept = Object.entries(predicate).filter(([key]) => all.includes(key as PredicateKey));
	const useful = kept.some(([key]) => key !== "ignoreCase");
	return useful && kept.length === Object.keys(predicate).length
		? Object.fromEntries(kept)
		: startPredicate(type, identifier);
}

/** A number as written in a rule: text where a JavaScript number would not be exact; the text itself while it is none. */
export function numberOrText(text: string): number | string {
	const trimmed = text.trim();
	if (!/^-?\d+(\.\d+)?$/.test(trimmed)) return trimmed;
	const digits = trimmed.replace(/[-.]/g, "").replace(/^0+/, "");
	return digits.length <= 15 ? Number(trimmed) : trimmed;
}
