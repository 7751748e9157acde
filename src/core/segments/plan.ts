import type { FieldType } from "../catalogue/field.ts";

/**
 * A rule made ready to compute: names resolved to field numbers, windows to instants, other segments and traits
 * inlined, text to canonical values. The same plan over the same data version always gives the same members.
 */
export interface SegmentPlan {
	/** The instant of evaluation; only events strictly before it are seen. */
	asOfMs: number;
	root: PlanNode;
}

/** `path` is the place in the rule as written, such as `rule.all[0].not`; for explain and errors. */
export type PlanNode =
	| { kind: "all"; path: string; nodes: readonly PlanNode[] }
	| { kind: "any"; path: string; nodes: readonly PlanNode[] }
	| { kind: "not"; path: string; node: PlanNode }
	| { kind: "everyone"; path: string }
	| { kind: "attribute"; path: string; field: PlanField; test: ValueTest }
	/** Exactly these customers: equality with identifiers, resolved through the blind index. */
	| { kind: "customers"; path: string; customerKeys: readonly number[] }
	/** Customers of whom an identifier of this field is in the vault. */
	| { kind: "identified"; path: string; fieldNo: number }
	| { kind: "measure"; path: string; measure: Measure; test: ValueTest }
	| { kind: "sequence"; path: string; sequence: Sequence }
	| { kind: "rank"; path: string; rank: Rank }
	/** Customers with SipHash-2-4(seed, customer key as 4 little-endian bytes) mod 1,000,000 < perMillion. */
	| { kind: "sample"; path: string; perMillion: number; seed: SampleSeed }
	| { kind: "list"; path: string; listNo: number };

/** The two 64-bit halves of a SipHash key, as unsigned decimal text. */
export interface SampleSeed {
	k0: string;
	k1: string;
}

export interface PlanField {
	no: number;
	type: FieldType;
}

/**
 * A comparison with one value. A missing value fulfils none of them but `missing`.
 * Values are canonical text of the compared type: `12.5`, `2026-01-31`, `2026-01-31 10:00:00.000` (UTC), `true`.
 */
export type ValueTest =
	| { op: "equals"; values: readonly string[]; ignoreCase: boolean }
	/** Present and none of these. */
	| { op: "differs"; values: readonly string[]; ignoreCase: boolean }
	| { op: "range"; low?: Bound; high?: Bound }
	| { op: "contains" | "startsWith" | "endsWith"; text: string; ignoreCase: boolean }
	| { op: "has"; values: readonly string[]; mode: "any" | "all" }
	| { op: "known" }
	| { op: "missing" };

export interface Bound {
	value: string;
	inclusive: boolean;
}

/** Which events count: by name (absent: all), by property tests (all must hold), in [fromMs, untilMs). */
export interface EventSelection {
	event?: string;
	where: readonly { field: PlanField; test: ValueTest }[];
	/** Absent: since ever. */
	fromMs?: number;
	/** Never above `asOfMs`. */
	untilMs: number;
}

/**
 * One number, time or value per customer over selected events.
 * Over no events: count, distinct and sum are 0; everything else is missing.
 * Events whose property is missing are left out of property aggregates.
 * firstValue and lastValue break ties of time by the smallest and the greatest value.
 */
export interface Measure {
	selection: EventSelection;
	aggregate:
		| { kind: "count" }
		| { kind: "firstTime" | "lastTime" }
		| {
				kind: "distinct" | "sum" | "average" | "minimum" | "maximum" | "firstValue" | "lastValue";
				property: PlanField;
		  };
	/** Type of the result: what a `ValueTest` compares with (average is always `float`). */
	type: FieldType;
}

/**
 * A chain of steps for one customer. Step 1 is any selected event. A `then` step needs a selected event strictly later
 * than the event of the step before, at most `withinMs` later. An `absent` step (only the last) needs that no selected
 * event comes strictly later and at most `withinMs` later, and that this time has passed: the event
 * of the step before + `withinMs` <= `asOfMs`. Steps after the first see events of any age before `asOfMs`.
 */
export interface Sequence {
	first: EventSelection;
	steps: readonly { kind: "then" | "absent"; selection: EventSelection; withinMs: number }[];
}

/**
 * The customers with the highest (`top`) or lowest values among those who have one: the first `count`, or
 * ceil(percent/100 × how many have one), in exact arithmetic; everyone equal to the last of them is in as well.
 * Aggregates over no events, or over none that has the property, take part as missing: such customers have no value,
 * also for count, distinct and sum.
 */
export interface Rank {
	by: { kind: "attribute"; field: PlanField } | { kind: "measure"; measure: Measure };
	direction: "top" | "bottom";
	count?: number;
	/** At most 4 decimals: percent × 10,000 is a whole number. */
	percent?: number;
}
