import type { Field, FieldType } from "../../src/core/catalogue/field.ts";
import type { Predicate } from "../../src/core/segments/rule/predicate.ts";
import { fulfils, type Moment, millionths, ordered } from "./evaluate-predicate.ts";
import { moveInstant, writtenSpan } from "./wall-time.ts";
import type { PlainEvent, PlainValue } from "./world.ts";

export interface WrittenSelection {
	event: string;
	where?: Readonly<Record<string, Predicate>>;
	within?: string;
	from?: string;
	until?: string;
}

export function propertyType(fields: readonly Field[], name: string): FieldType {
	const field = fields.find((one) => one.kind === "property" && one.name === name.normalize("NFC"));
	if (field === undefined) throw new Error(`no property ${name}`);
	return field.type;
}

/** Events of one customer that a written selection means. */
export function select(
	events: readonly PlainEvent[],
	selection: WrittenSelection,
	fields: readonly Field[],
	moment: Moment,
): PlainEvent[] {
	const { asOfMs, timeZone } = moment;
	return events.filter((event) => {
		if (event.timeMs >= asOfMs) return false;
		if (selection.event !== "*" && event.name !== selection.event.normalize("NFC")) return false;
		if (selection.within && event.timeMs < moveInstant(asOfMs, selection.within, -1, timeZone)) return false;
		if (selection.from && event.timeMs < writtenSpan(selection.from, timeZone).from) return false;
		if (selection.until && !isBeforeEnd(event.timeMs, selection.until, timeZone)) return false;
		return Object.entries(selection.where ?? {}).every(([name, predicate]) =>
			fulfils(event.properties[name.normalize("NFC")], propertyType(fields, name), predicate, moment),
		);
	});
}

function isBeforeEnd(timeMs: number, until: string, timeZone: string): boolean {
	const { from, to } = writtenSpan(until, timeZone);
	return timeMs < (until.length === 10 ? to : from);
}

export interface Measured {
	value: PlainValue | undefined;
	type: FieldType;
	/** True when no event, or none with a value of the property, took part. */
	overNothing: boolean;
}

/** One measure over selected events. @param property absent for counts and for the time of the first or last event. */
export function measure(
	events: readonly PlainEvent[],
	kind: string,
	property: string | undefined,
	fields: readonly Field[],
): Measured {
	if (kind === "count") return { value: String(events.length), type: "integer", overNothing: events.length === 0 };
	const isExtreme = kind === "first" || kind === "last";
	const byTime = events.toSorted((a, b) => a.timeMs - b.timeMs);
	if (property === undefined) {
		const event = kind === "first" ? byTime[0] : byTime.at(-1);
		return { value: event?.timeMs, type: "timestamp", overNothing: event === undefined };
	}
	const type = propertyType(fields, property);
	const valued = byTime.flatMap(({ timeMs, properties }) => {
		const value = properties[property.normalize("NFC")];
		return value === undefined ? [] : [{ timeMs, value }];
	});
	const overNothing = valued.length === 0;
	const values = valued.map(({ value }) => value);
	if (isExtreme) {
		const time = kind === "first" ? valued[0]?.timeMs : valued.at(-1)?.timeMs;
		const tied = valued.filter(({ timeMs }) => timeMs === time).map(({ value }) => value);
		return { value: extreme(tied, type, kind === "first"), type, overNothing };
	}
	switch (kind) {
		case "minimum":
		case "maximum":
			return { value: extreme(values, type, kind === "minimum"), type, overNothing };
		case "distinct":
			return { value: String(new Set(values.map((value) => ordered(type, value))).size), type: "integer", overNothing };
		case "sum":
			return { value: sum(values, type), type, overNothing };
		case "average":
			return { value: overNothing ? undefined : average(values, type), type: "float", overNothing };
		default:
			throw new Error(`no measure ${kind}`);
	}
}

function extreme(values: readonly PlainValue[], type: FieldType, smallest: boolean): PlainValue | undefined {
	const sorted = values.toSorted((a, b) => compareValues(a, b, type));
	return smallest ? sorted[0] : sorted.at(-1);
}

/** Text by its UTF-8 bytes; false before true. */
export function compareValues(a: PlainValue, b: PlainValue, type: FieldType): number {
	if (type === "text") return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
	const [x, y] = [ordered(type, a), ordered(type, b)];
	return x < y ? -1 : x > y ? 1 : 0;
}

function exactSum(values: readonly PlainValue[]): bigint {
	return values.reduce<bigint>((total, value) => total + millionths(String(value)), 0n);
}

function sum(values: readonly PlainValue[], type: FieldType): PlainValue {
	if (type === "float") return values.reduce<number>((total, value) => total + Number(value), 0);
	const total = exactSum(values);
	const size = total < 0n ? -total : total;
	return `${total < 0n ? "-" : ""}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, "0")}`;
}

function average(values: readonly PlainValue[], type: FieldType): number {
	if (type === "float") return values.reduce<number>((total, value) => total + Number(value), 0) / values.length;
	const total = exactSum(values);
	return (type === "integer" ? Number(total / 1_000_000n) : Number(total) / 1_000_000) / values.length;
}
