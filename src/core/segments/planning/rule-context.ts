import type { Field } from "../../catalogue/field.ts";
import type { EventMeasure } from "../rule/measure.ts";
import type { Rule } from "../rule/rule.ts";

/** The part of a segment that decides who belongs to it; a `SegmentSpec` is one. */
export interface RuleSource {
	readonly rule: Rule;
	/** UTC where absent. */
	readonly timeZone?: string;
}

/** What the names in a rule can mean. */
export interface RuleContext {
	fields: readonly Field[];
	/** By name; a `SegmentSpec` fits. */
	segments: ReadonlyMap<string, RuleSource>;
	/** By name; a `TraitSpec` fits. */
	traits: ReadonlyMap<string, { readonly measure: EventMeasure }>;
	/** Name of an imported list → its number. */
	lists: ReadonlyMap<string, number>;
	/** Names of events seen so far; absent: they are not checked. */
	eventNames?: ReadonlySet<string>;
}

/** The customer's id in the source system, always there to be used like an identifier field. */
export const EXTERNAL_ID = "externalId";

export interface PlanContext extends RuleContext {
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	asOfMs: number;
	/**
	 * Customers with this identifier, resolved beforehand for everything `identifiersIn` lists.
	 * `field` is an identifier field or `externalId`, `value` the text as written in the rule.
	 */
	customersWithIdentifier(field: string, value: string): readonly number[];
}

export const DEFAULT_TIME_ZONE = "UTC";
