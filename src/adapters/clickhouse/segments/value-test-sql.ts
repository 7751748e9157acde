import type { FieldType } from "../../../core/catalogue/field.ts";
import type { Bound, ValueTest } from "../../../core/segments/plan.ts";
import type { BoundParameters } from "./bound-parameters.ts";
import { quotable, STORED_TYPE } from "./column-types.ts";

/** Something to compare: a column or an aggregate, NULL (an empty list for `text-list`) where missing. */
export interface Comparable {
	sql: string;
	type: FieldType;
}

/** A `ValueTest` as SQL that is 0 or 1, never NULL: a missing value fulfils nothing but `missing`. */
export function valueTestSql(value: Comparable, test: ValueTest, parameters: BoundParameters): string {
	return value.type === "text-list" ? listTest(value.sql, test, parameters) : scalarTest(value, test, parameters);
}

/** The same where NULL is as good as 0: for a WHERE, unless under a NOT. It is faster by a tenth. */
export function valueFilterSql(value: Comparable, test: ValueTest, parameters: BoundParameters): string {
	if (value.type === "text-list") return listTest(value.sql, test, parameters);
	switch (test.op) {
		case "known":
		case "missing":
		case "differs":
			return scalarTest(value, test, parameters);
		default:
			return comparison(value, test, parameters);
	}
}

function scalarTest(value: Comparable, test: ValueTest, parameters: BoundParameters): string {
	switch (test.op) {
		case "known":
			return `isNotNull(${value.sql})`;
		case "missing":
			return `isNull(${value.sql})`;
		case "differs":
			return `(isNotNull(${value.sql}) AND NOT ${present(comparison(value, test, parameters))})`;
		default:
			return present(comparison(value, test, parameters));
	}
}

/** What a test compares, the other way round for `differs`; NULL where the value is missing. */
function comparison(
	value: Comparable,
	test: Exclude<ValueTest, { op: "known" | "missing" }>,
	parameters: BoundParameters,
): string {
	switch (test.op) {
		case "equals":
		case "differs":
			return equalsAny(value, test.values, test.ignoreCase, parameters);
		case "has":
			return equalsAny(value, test.values, false, parameters);
		case "range":
			return inRange(value, test.low, test.high, parameters);
		default:
			return matchesText(value.sql, test, parameters);
	}
}

function listTest(list: string, test: ValueTest, parameters: BoundParameters): string {
	switch (test.op) {
		case "known":
			return `notEmpty(${list})`;
		case "missing":
			return `empty(${list})`;
		case "has": {
			const wanted = parameters.bind("Array(String)", test.values);
			return test.mode === "any" ? `hasAny(${list}, ${wanted})` : `(notEmpty(${list}) AND hasAll(${list}, ${wanted}))`;
		}
		default:
			throw new RangeError(`a list has no ${test.op}`);
	}
}

function present(condition: string): string {
	return `ifNull(${condition}, 0)`;
}

function equalsAny(
	value: Comparable,
	values: readonly string[],
	ignoreCase: boolean,
	parameters: BoundParameters,
): string {
	const [only] = values;
	if (only === undefined) return "0";
	const fold = ignoreCase && value.type === "text" ? (sql: string) => `lowerUTF8(${sql})` : (sql: string) => sql;
	if (values.length === 1) return `${fold(value.sql)} = ${fold(bound(value, only, parameters))}`;
	const wanted = parameters.bind("Array(String)", values);
	if (value.type !== "text") return `${value.sql} IN CAST(${wanted}, 'Array(${quotable(STORED_TYPE[value.type])})')`;
	return `${fold(value.sql)} IN ${ignoreCase ? `arrayMap(each -> ${fold("each")}, ${wanted})` : wanted}`;
}

function inRange(
	value: Comparable,
	low: Bound | undefined,
	high: Bound | undefined,
	parameters: BoundParameters,
): string {
	const ends: string[] = [];
	if (low) ends.push(`${value.sql} ${low.inclusive ? ">=" : ">"} ${bound(value, low.value, parameters)}`);
	if (high) ends.push(`${value.sql} ${high.inclusive ? "<=" : "<"} ${bound(value, high.value, parameters)}`);
	return ends.length === 0 ? `isNotNull(${value.sql})` : ends.join(" AND ");
}

function matchesText(sql: string, test: Extract<ValueTest, { text: string }>, parameters: BoundParameters): string {
	const text = parameters.bind("String", test.text);
	const [subject, wanted] = test.ignoreCase ? [`lowerUTF8(${sql})`, `lowerUTF8(${text})`] : [sql, text];
	switch (test.op) {
		case "contains":
			return `position(${subject}, ${wanted}) > 0`;
		case "startsWith":
			return `startsWith(${subject}, ${wanted})`;
		case "endsWith":
			return `endsWith(${subject}, ${wanted})`;
	}
}

function bound(value: Comparable, text: string, parameters: BoundParameters): string {
	return parameters.bind(STORED_TYPE[value.type], text);
}

/** Whether the number 0 fulfils a test: what a count, distinct or sum over no events answers. */
export function zeroFulfils(test: ValueTest): boolean {
	switch (test.op) {
		case "known":
			return true;
		case "equals":
		case "has":
			return test.values.some((value) => Number(value) === 0);
		case "differs":
			return !test.values.some((value) => Number(value) === 0);
		case "range":
			return above(test.low) && below(test.high);
		default:
			return false;
	}
}

function above(low: Bound | undefined): boolean {
	if (!low) return true;
	return low.inclusive ? Number(low.value) <= 0 : Number(low.value) < 0;
}

function below(high: Bound | undefined): boolean {
	if (!high) return true;
	return high.inclusive ? Number(high.value) >= 0 : Number(high.value) > 0;
}
