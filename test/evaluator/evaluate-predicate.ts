import type { FieldType } from "../../src/core/catalogue/field.ts";
import type { Predicate } from "../../src/core/segments/rule/predicate.ts";
import { localDate, moveDate, moveInstant, writtenSpan } from "./wall-time.ts";
import type { PlainValue } from "./world.ts";

export interface Moment {
	asOfMs: number;
	timeZone: string;
}

type Ordered = bigint | number | string;

/** Whether a value, or its absence (undefined), fulfils every comparison of the predicate. */
export function fulfils(value: PlainValue | undefined, type: FieldType, predicate: Predicate, moment: Moment): boolean {
	return Object.entries(predicate).every(([key, operand]) => {
		if (operand === undefined || key === "ignoreCase") return true;
		if (key === "known") return (value !== undefined) === operand;
		if (value === undefined) return false;
		if (typeof value === "object") return listFulfils(value, key, operand);
		if (["contains", "startsWith", "endsWith"].includes(key))
			return textFulfils(String(value), key, String(operand), predicate);
		if (["equals", "notEquals", "in", "notIn"].includes(key))
			return equalityFulfils(value, type, key, operand, predicate, moment);
		if (["within", "olderThan", "upcoming"].includes(key))
			return timeFulfils(value, type, key, String(operand), moment);
		return orderFulfils(value, type, key, operand, moment);
	});
}

/** Values of one type made comparable with `<`: exact numbers as millionths, everything else as it is. */
export function ordered(type: FieldType, value: unknown): Ordered {
	if (type === "integer" || type === "decimal") return millionths(String(value));
	if (type === "float") return Number(value);
	if (type === "timestamp") return Number(value);
	return String(value);
}

export function millionths(text: string): bigint {
	const negative = text.startsWith("-");
	const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
	const size = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
	return negative ? -size : size;
}

function fold(text: string, predicate: Predicate): string {
	const composed = text.normalize("NFC");
	return predicate.ignoreCase ? composed.toLowerCase() : composed;
}

function textFulfils(value: string, key: string, operand: string, predicate: Predicate): boolean {
	const [text, part] = [fold(value, predicate), fold(operand, predicate)];
	if (key === "contains") return text.includes(part);
	return key === "startsWith" ? text.startsWith(part) : text.endsWith(part);
}

function listFulfils(value: readonly string[], key: string, operand: unknown): boolean {
	const wanted = [operand].flat().map((text) => String(text).normalize("NFC"));
	return key === "hasAny" ? wanted.some((text) => value.includes(text)) : wanted.every((text) => value.includes(text));
}

function equalityFulfils(
	value: PlainValue,
	type: FieldType,
	key: string,
	operand: unknown,
	predicate: Predicate,
	{ timeZone }: Moment,
): boolean {
	const same = [operand].flat().some((literal) => {
		if (type === "text") return fold(String(value), predicate) === fold(String(literal), predicate);
		if (type === "timestamp") {
			const { from, to } = writtenSpan(String(literal), timeZone);
			return Number(value) >= from && Number(value) < to;
		}
		return ordered(type, value) === ordered(type, literal);
	});
	return same === (key === "equals" || key === "in");
}

function orderFulfils(
	value: PlainValue,
	type: FieldType,
	key: string,
	operand: unknown,
	{ timeZone }: Moment,
): boolean {
	if (Array.isArray(operand)) {
		const [lowest, highest] = operand;
		return (
			orderFulfils(value, type, "atLeast", lowest, { asOfMs: 0, timeZone }) &&
			orderFulfils(value, type, "atMost", highest, { asOfMs: 0, timeZone })
		);
	}
	if (type === "timestamp") {
		const { from, to } = writtenSpan(String(operand), timeZone);
		const instant = Number(value);
		if (key === "atLeast") return instant >= from;
		if (key === "atMost") return instant < to;
		if (key === "moreThan" || key === "after") return instant >= to;
		return instant < from;
	}
	const [a, b] = [ordered(type, value), ordered(type, operand)];
	if (key === "atLeast") return a >= b;
	if (key === "atMost") return a <= b;
	if (key === "moreThan" || key === "after") return a > b;
	return a < b;
}

function timeFulfils(value: PlainValue, type: FieldType, key: string, duration: string, moment: Moment): boolean {
	const { asOfMs, timeZone } = moment;
	if (type === "date") {
		const [date, today] = [String(value), localDate(asOfMs, timeZone)];
		if (key === "within") return date > moveDate(today, duration, -1) && date <= today;
		if (key === "olderThan") return date <= moveDate(today, duration, -1);
		return date > today && date <= moveDate(today, duration, 1);
	}
	const instant = Number(value);
	if (key === "within") return instant >= moveInstant(asOfMs, duration, -1, timeZone) && instant < asOfMs;
	if (key === "olderThan") return instant < moveInstant(asOfMs, duration, -1, timeZone);
	return instant >= asOfMs && instant < moveInstant(asOfMs, duration, 1, timeZone);
}
