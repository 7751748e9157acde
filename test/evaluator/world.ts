import type { Field } from "../../src/core/catalogue/field.ts";
import type { EventMeasure } from "../../src/core/segments/rule/measure.ts";
import type { Rule } from "../../src/core/segments/rule/rule.ts";

/**
 * A value as plain data. By type of field: text and date are text (`2026-01-31`), integer and decimal are decimal text,
 * float is a number, timestamp is milliseconds since 1970 (UTC), text-list is a list. A missing value is absent or undefined.
 */
export type PlainValue = string | number | boolean | readonly string[];
export type PlainValues = Readonly<Record<string, PlainValue | undefined>>;

export interface PlainCustomer {
	key: number;
	externalId: string;
	/** Identifier field → value. */
	identifiers: Readonly<Record<string, string | undefined>>;
	attributes: PlainValues;
}

export interface PlainEvent {
	customerKey: number;
	name: string;
	timeMs: number;
	properties: PlainValues;
}

export interface PlainSegment {
	rule: Rule;
	timeZone?: string;
}

/** Everything a rule can speak of, at one instant. */
export interface World {
	asOfMs: number;
	fields: readonly Field[];
	customers: readonly PlainCustomer[];
	events: readonly PlainEvent[];
	segments: Readonly<Record<string, PlainSegment>>;
	traits: Readonly<Record<string, { measure: EventMeasure }>>;
	lists: Readonly<Record<string, { no: number; members: readonly number[] }>>;
}

/** A plain value in the canonical text that stages of an import take. */
export function canonicalText(type: Field["type"], value: PlainValue): string | readonly string[] {
	if (typeof value === "object") return value;
	if (type === "timestamp") return new Date(Number(value)).toISOString().replace("T", " ").replace("Z", "");
	return String(value);
}
