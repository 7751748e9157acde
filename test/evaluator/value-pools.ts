import type { FieldType } from "../../src/core/catalogue/field.ts";
import { localDate, moveDate, moveInstant } from "./wall-time.ts";
import type { PlainValue } from "./world.ts";

/** Instants with something about them: clocks change nearby, a leap day, a month's or year's end. */
export const INSTANTS_OF_EVALUATION = [
	"2026-03-29T00:30:00.000Z",
	"2026-11-01T05:30:00.000Z",
	"2026-03-31T12:00:00.123Z",
	"2024-02-29T23:59:59.999Z",
	"2026-01-01T00:00:00.000Z",
	"2025-10-26T01:15:00.500Z",
].map((text) => Date.parse(text));

export const TIME_ZONES = [
	"UTC",
	"Europe/Berlin",
	"America/New_York",
	"Asia/Kathmandu",
	"Pacific/Apia",
	"Australia/Lord_Howe",
	"America/Havana",
];

export const EXACT_DURATIONS = ["30m", "12h", "1d", "7d", "30d", "2w"];
export const DURATIONS = [...EXACT_DURATIONS, "1mo", "6mo", "1y"];
/** Those that dates know. */
export const DAY_DURATIONS = DURATIONS.filter((duration) => !/[\dh]m$|h$/.test(duration));

export const EVENT_NAMES = ["purchase", "page view", "Anmeldung ✓", "it's; --"];

const TEXTS = [
	...["a", "A", "b", "ab", "Ab", "bab", "École", "ÉCOLE", "école", "straße", "STRASSE", "日本", "😀", "İ", "ΑΣ", "ας"],
	...["o'brien", "back\\slash", "100%", "_", "{x:String}", '"quoted"', "tab\tand\nnewline", "  ", "0", "true"],
];

/** Numbers whose sums are exact as 64-bit floats in any order. */
const FLOATS = [-1.5, 0, 0.25, 0.5, 1, 3, 2.75, 1e10];
const INTEGERS = ["-3", "0", "1", "2", "3", "100", "9007199254740993", "4611686018427387904"];
const DECIMALS = ["-12.5", "0", "0.1", "0.2", "0.3", "0.000001", "500", "999999999999.999999"];

const edgesOf = new Map<number, number[]>();

/** Instants at, just before and just after the edges of windows. */
export function edgeInstants(asOfMs: number): number[] {
	const known = edgesOf.get(asOfMs) ?? computeEdges(asOfMs);
	edgesOf.set(asOfMs, known);
	return known;
}

function computeEdges(asOfMs: number): number[] {
	const edges = TIME_ZONES.flatMap((zone) => DURATIONS.map((duration) => moveInstant(asOfMs, duration, -1, zone)));
	const ahead = DURATIONS.map((duration) => moveInstant(asOfMs, duration, 1, "Europe/Berlin"));
	return [...new Set([asOfMs, ...edges, ...ahead])].flatMap((edge) => [edge - 1, edge, edge + 1]);
}

function edgeDates(asOfMs: number): string[] {
	const today = localDate(asOfMs, "UTC");
	const around = [moveDate(today, "1d", -1), today, moveDate(today, "1d", 1)];
	return [
		...new Set(
			around.flatMap((day) => DAY_DURATIONS.flatMap((each) => [moveDate(day, each, -1), day, moveDate(day, each, 1)])),
		),
	];
}

/** Values of one type, few enough to meet each other in random data. */
export function valuePool(type: FieldType, asOfMs: number): PlainValue[] {
	switch (type) {
		case "text":
			return TEXTS;
		case "integer":
			return INTEGERS;
		case "decimal":
			return DECIMALS;
		case "float":
			return FLOATS;
		case "boolean":
			return [true, false];
		case "date":
			return edgeDates(asOfMs);
		case "timestamp":
			return edgeInstants(asOfMs);
		case "text-list":
			return [["a"], ["a", "b"], ["b", "a", "b"], ["École", "日本"], ["o'brien", "\\"], ["ab"]];
	}
}

/** Identifiers that random customers have and random rules name. */
export function identifierPool(field: string): string[] {
	return ["anna", "béla", "o'hara"].map((name) => `${name}@${field}.example`);
}
