import type { FieldType } from "../../catalogue/field.ts";
import type { Bound, ValueTest } from "../plan.ts";
import type { Literal } from "../rule/literal.ts";
import { PREDICATE_KEYS, type Predicate, type PredicateKey } from "../rule/predicate.ts";
import { canonicalValue, compareCanonical } from "./canonical-value.ts";
import { type Evaluation, relativeLimits, spanOf, wholeDayOf, writtenLimits } from "./read-bounds.ts";

/** Told of a fault at a path below the condition, such as `.between[1]`. */
export type Report = (path: string, message: string, hint?: string) => void;

/** One test and the key that asks for it. */
export interface KeyedTest {
	key: PredicateKey;
	test: ValueTest;
}

const EQUALITY = ["equals", "notEquals", "in", "notIn", "known"] as const;
const ORDER = ["atLeast", "atMost", "moreThan", "lessThan", "between"] as const;
const TIME = ["before", "after", "within", "olderThan", "upcoming"] as const;
const LISTS = ["has", "hasAny", "hasAll", "known"] as const;

/** Which comparisons each type knows. */
export const KEYS_OF_TYPE: Readonly<Record<FieldType, readonly PredicateKey[]>> = {
	text: [...EQUALITY, "contains", "startsWith", "endsWith", "ignoreCase"],
	integer: [...EQUALITY, ...ORDER],
	decimal: [...EQUALITY, ...ORDER],
	float: [...EQUALITY, ...ORDER],
	boolean: EQUALITY,
	date: [...EQUALITY, ...ORDER, ...TIME],
	timestamp: [...EQUALITY, ...ORDER, ...TIME],
	"text-list": LISTS,
};

/** The tests that all of a condition's comparisons come to; faults are reported and left out. */
export function readPredicate(
	predicate: Predicate,
	type: FieldType,
	evaluation: Evaluation,
	report: Report,
): KeyedTest[] {
	const allowed = KEYS_OF_TYPE[type];
	const misfits = PREDICATE_KEYS.filter((key) => predicate[key] !== undefined && !allowed.includes(key));
	for (const key of misfits) report(`.${key}`, `\`${key}\` does not fit ${withArticle(type)}`, insteadOf(key, type));
	if (misfits.length > 0) return [];
	const tests = [
		...equalityTests(predicate, type, evaluation, report),
		...textTests(predicate, report),
		...listTests(predicate, report),
		...rangeTests(predicate, type, evaluation, report),
	];
	if (predicate.known === false && tests.length > 0) {
		report(".known", "a missing value cannot fit a comparison as well", "use `any` with two conditions");
	}
	if (predicate.known === undefined) return tests;
	return [...tests, { key: "known", test: { op: predicate.known ? "known" : "missing" } }];
}

function withArticle(type: FieldType): string {
	return type === "text" ? "text" : `${type === "integer" ? "an" : "a"} ${type}`;
}

function insteadOf(key: PredicateKey, type: FieldType): string {
	if (type === "text-list") return "a text-list is compared with `has`, `hasAny` or `hasAll`";
	if (key === "before" && ["integer", "decimal", "float"].includes(type)) return "use `lessThan`";
	if (key === "after" && ["integer", "decimal", "float"].includes(type)) return "use `moreThan`";
	if (key === "has" || key === "hasAny" || key === "hasAll") return "use `equals` or `in`";
	return `it is compared with ${KEYS_OF_TYPE[type].map((name) => `\`${name}\``).join(", ")}`;
}

function equalityTests(predicate: Predicate, type: FieldType, { timeZone }: Evaluation, report: Report): KeyedTest[] {
	const ignoreCase = predicate.ignoreCase === true;
	const read = (literals: readonly Literal[], path: (index: number) => string) =>
		literals.flatMap((literal, index) => {
			const canonical = canonicalValue(type, literal, timeZone);
			if (canonical.ok) return [canonical.value];
			const isDay = wholeDayOf(type, literal) !== null;
			const hint = isDay
				? "for whole days use `equals` or `between`, with `not` and `any` around them"
				: canonical.hint;
			report(path(index), canonical.message, hint);
			return [];
		});
	const tests: KeyedTest[] = [];
	for (const key of ["equals", "notEquals"] as const) {
		const literal = predicate[key];
		const isRange = key === "equals" && wholeDayOf(type, literal) !== null;
		if (literal === undefined || isRange) continue;
		const values = read([literal], () => `.${key}`);
		tests.push({ key, test: { op: key === "equals" ? "equals" : "differs", values, ignoreCase } });
	}
	for (const key of ["in", "notIn"] as const) {
		const literals = predicate[key];
		if (literals === undefined) continue;
		const values = [...new Set(read(literals, (index) => `.${key}[${index}]`))];
		tests.push({ key, test: { op: key === "in" ? "equals" : "differs", values, ignoreCase } });
	}
	return tests;
}

function textTests(predicate: Predicate, report: Report): KeyedTest[] {
	const ignoreCase = predicate.ignoreCase === true;
	return (["contains", "startsWith", "endsWith"] as const).flatMap((key): KeyedTest[] => {
		const text = predicate[key];
		const [value] = text === undefined ? [] : readTexts([text], () => `.${key}`, report);
		return value === undefined ? [] : [{ key, test: { op: key, text: value, ignoreCase } }];
	});
}

function listTests(predicate: Predicate, report: Report): KeyedTest[] {
	return (["has", "hasAny", "hasAll"] as const).flatMap((key): KeyedTest[] => {
		const written = predicate[key];
		if (written === undefined) return [];
		const texts = typeof written === "string" ? [written] : written;
		const values = readTexts(texts, (index) => (typeof written === "string" ? `.${key}` : `.${key}[${index}]`), report);
		return [{ key, test: { op: "has", values: [...new Set(values)], mode: key === "hasAny" ? "any" : "all" } }];
	});
}

function readTexts(texts: readonly string[], path: (index: number) => string, report: Report): string[] {
	return texts.flatMap((text, index) => {
		const canonical = canonicalValue("text", text, "UTC");
		if (canonical.ok) return [canonical.value];
		report(path(index), canonical.message, canonical.hint);
		return [];
	});
}

function rangeTests(predicate: Predicate, type: FieldType, evaluation: Evaluation, report: Report): KeyedTest[] {
	const lows: { key: PredicateKey; bound: Bound }[] = [];
	const highs: { key: PredicateKey; bound: Bound }[] = [];
	const take = (read: ReturnType<typeof writtenLimits>) => {
		for (const { key, path, limits } of read) {
			if ("ok" in limits) report(path, limits.message, limits.hint);
			else {
				if (limits.low) lows.push({ key, bound: limits.low });
				if (limits.high) highs.push({ key, bound: limits.high });
			}
		}
	};
	if (predicate.equals !== undefined && wholeDayOf(type, predicate.equals) !== null) {
		take([{ key: "equals", path: ".equals", limits: spanOf(type, predicate.equals, evaluation.timeZone) }]);
	}
	take(writtenLimits(predicate, type, evaluation.timeZone));
	reportReversed(lows, highs, type, report);
	if (type === "date" || type === "timestamp") take(relativeLimits(predicate, type, evaluation));
	return Array.from({ length: Math.max(lows.length, highs.length) }, (_, index): KeyedTest => {
		const [low, high] = [lows[index], highs[index]];
		const test: ValueTest = { op: "range", ...(low && { low: low.bound }), ...(high && { high: high.bound }) };
		return { key: low?.key ?? high?.key ?? "between", test };
	});
}

function reportReversed(
	lows: readonly { key: PredicateKey; bound: Bound }[],
	highs: readonly { key: PredicateKey; bound: Bound }[],
	type: FieldType,
	report: Report,
): void {
	for (const low of lows) {
		for (const high of highs) {
			const order = compareCanonical(type, low.bound.value, high.bound.value);
			if (order < 0 || (order === 0 && low.bound.inclusive && high.bound.inclusive)) continue;
			report(`.${low.key}`, "is a range that no value can lie in", "swap its ends, or look at what is inclusive");
			return;
		}
	}
}
