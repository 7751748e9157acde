import fc from "fast-check";
import type { FieldType } from "../../src/core/catalogue/field.ts";
import type { Literal } from "../../src/core/segments/rule/literal.ts";
import type { Predicate } from "../../src/core/segments/rule/predicate.ts";
import { ordered } from "./evaluate-predicate.ts";
import { DAY_DURATIONS, DURATIONS, valuePool } from "./value-pools.ts";
import { localDate, wallText } from "./wall-time.ts";

/** A valid comparison with a value of this type, often one that the data holds. */
export function arbitraryPredicate(type: FieldType, asOfMs: number): fc.Arbitrary<Predicate> {
	const known = fc.boolean().map((value): Predicate => ({ known: value }));
	switch (type) {
		case "text":
			return fc.oneof(known, arbitraryEquality(type, asOfMs), arbitraryTextSearch(asOfMs));
		case "boolean":
			return fc.oneof(known, arbitraryEquality(type, asOfMs));
		case "text-list":
			return fc.oneof(known, arbitraryHas());
		case "date":
		case "timestamp":
			return fc.oneof(known, arbitraryEquality(type, asOfMs), arbitraryOrder(type, asOfMs), arbitraryRelative(type));
		default:
			return fc.oneof(known, arbitraryEquality(type, asOfMs), arbitraryOrder(type, asOfMs));
	}
}

/** A value as someone may write it. */
function arbitraryLiteral(type: FieldType, asOfMs: number): fc.Arbitrary<Literal> {
	const pooled = fc.constantFrom(...valuePool(type, asOfMs));
	switch (type) {
		case "integer":
		case "decimal":
			return pooled.map((text) => (isExactNumber(String(text)) ? Number(text) : String(text)));
		case "text":
			return fc
				.tuple(pooled, fc.boolean())
				.map(([text, decomposed]) => String(text).normalize(decomposed ? "NFD" : "NFC"));
		case "timestamp":
			return fc
				.tuple(pooled, fc.constantFrom("Z", "+05:30", "local"))
				.map(([instant, zone]) => writeInstant(Number(instant), zone));
		default:
			return pooled.map((value) => (typeof value === "object" ? "a" : value));
	}
}

function isExactNumber(text: string): boolean {
	return Math.abs(Number(text)) < 1000;
}

function writeInstant(instantMs: number, zone: string): string {
	if (zone === "Z") return new Date(instantMs).toISOString();
	if (zone === "local") return wallText(instantMs, "UTC").replace(" ", "T");
	return `${new Date(instantMs + 330 * 60_000).toISOString().slice(0, -1)}+05:30`;
}

function arbitraryEquality(type: FieldType, asOfMs: number): fc.Arbitrary<Predicate> {
	const literal = arbitraryLiteral(type, asOfMs);
	const ignoreCase = type === "text" ? fc.constantFrom(undefined, true, false) : fc.constant(undefined);
	const day = type === "timestamp" ? arbitraryDay(asOfMs).map((equals): Predicate => ({ equals })) : undefined;
	return fc.oneof(
		...[
			literal.map((equals): Predicate => ({ equals })),
			literal.map((notEquals): Predicate => ({ notEquals })),
			...(day ? [day] : []),
		],
		fc
			.tuple(
				fc.constantFrom("in", "notIn", "equals", "notEquals"),
				fc.array(literal, { minLength: 1, maxLength: 4 }),
				ignoreCase,
			)
			.map(
				([key, set, fold]): Predicate => ({
					[key]: key.endsWith("quals") ? set[0] : set,
					...(fold === undefined ? {} : { ignoreCase: fold }),
				}),
			),
	);
}

function arbitraryTextSearch(asOfMs: number): fc.Arbitrary<Predicate> {
	const part = fc.oneof(
		fc.constantFrom("a", "é", "S", "ß", "'", "\\", "%", "İ", "ς", "e\u0301"),
		arbitraryLiteral("text", asOfMs).map(String),
	);
	return fc
		.tuple(fc.constantFrom("contains", "startsWith", "endsWith"), part, fc.constantFrom(undefined, true))
		.map(([key, text, ignoreCase]): Predicate => ({ [key]: text, ...(ignoreCase && { ignoreCase }) }));
}

function arbitraryHas(): fc.Arbitrary<Predicate> {
	const element = fc.constantFrom("a", "b", "ab", "École", "E\u0301cole", "日本", "o'brien", "\\", "none");
	return fc.oneof(
		element.map((has): Predicate => ({ has })),
		fc.array(element, { minLength: 1, maxLength: 3 }).map((hasAny): Predicate => ({ hasAny })),
		fc.array(element, { minLength: 1, maxLength: 3 }).map((hasAll): Predicate => ({ hasAll })),
	);
}

function arbitraryDay(asOfMs: number): fc.Arbitrary<string> {
	return fc.constantFrom(...valuePool("timestamp", asOfMs)).map((instant) => localDate(Number(instant), "UTC"));
}

function arbitraryOrder(type: FieldType, asOfMs: number): fc.Arbitrary<Predicate> {
	const literal = (
		type === "timestamp"
			? fc.oneof(arbitraryLiteral(type, asOfMs), arbitraryDay(asOfMs))
			: arbitraryLiteral(type, asOfMs)
	).map((value) => (typeof value === "boolean" ? String(value) : value));
	const isTime = type === "date" || type === "timestamp";
	const sides = ["atLeast", "atMost", "moreThan", "lessThan", ...(isTime ? ["before", "after"] : [])];
	return fc.oneof(
		fc.tuple(fc.constantFrom(...sides), literal).map(([key, value]): Predicate => ({ [key]: value })),
		fc
			.tuple(fc.constantFrom("between", "atLeast+lessThan", "moreThan+atMost"), literal, literal)
			.filter(([, a, b]) => isWellBefore(type, a, b))
			.map(([key, a, b]): Predicate => {
				const [low = "", high = ""] = key.split("+");
				return key === "between" ? { between: [a, b] } : { [low]: a, [high]: b };
			}),
	);
}

/** Days written as dates may be 26 hours wide in some zone, so instants keep a distance. */
function isWellBefore(type: FieldType, a: Literal, b: Literal): boolean {
	if (type !== "timestamp") return ordered(type, a) < ordered(type, b);
	const at = (text: Literal) =>
		Date.parse(/T.*(Z|\+05:30)$/.test(String(text)) ? String(text) : `${String(text).slice(0, 10)}T00:00Z`);
	return at(a) + 4 * 86_400_000 < at(b);
}

function arbitraryRelative(type: "date" | "timestamp"): fc.Arbitrary<Predicate> {
	const duration = fc.constantFrom(...(type === "date" ? DAY_DURATIONS : DURATIONS));
	return fc
		.tuple(fc.constantFrom("within", "olderThan", "upcoming"), duration)
		.map(([key, text]): Predicate => ({ [key]: text }));
}
