import type { Measure, PlanField } from "../../../core/segments/plan.ts";
import type { EventSource } from "./event-source.ts";

/** A measure as SQL over one row of its event source. */
export interface MeasureSql {
	/** NULL where missing; a count, distinct or sum over no events is 0. */
	value: string;
	/** As `value`, but NULL over no events: what a rank orders by. */
	ranked: string;
	/** What customers without any scanned event have. */
	withoutEvents: "zero" | "missing";
}

/** Adds the aggregates a measure needs to its source. */
export function measureSql({ selection, aggregate }: Measure, source: EventSource): MeasureSql {
	const add = (key: string, sql: (condition: string | undefined) => string) => source.aggregate(selection, key, sql);
	const missing = (value: string): MeasureSql => ({ value, ranked: value, withoutEvents: "missing" });

	switch (aggregate.kind) {
		case "count":
			return counted(add("count", (condition) => (condition ? `countIf(${condition})` : "count()")));
		case "firstTime":
			return missing(add("firstTime", (condition) => combined("minOrNull", "time", condition)));
		case "lastTime":
			return missing(add("lastTime", (condition) => combined("maxOrNull", "time", condition)));
	}

	const { property } = aggregate;
	const column = source.property(property);
	const known = property.type === "text-list" ? `notEmpty(${column})` : `isNotNull(${column})`;
	const bare = property.type === "text-list" ? column : `assumeNotNull(${column})`;
	const ofKnown = (condition: string | undefined) => (condition ? `${known} AND ${condition}` : known);
	const addOf = (name: string, sql: (condition: string | undefined) => string) => add(`${name} ${property.no}`, sql);
	const knownCount = () => addOf("known", (condition) => `countIf(${ofKnown(condition)})`);

	switch (aggregate.kind) {
		case "distinct":
			return counted(addOf("distinct", (condition) => `uniqExactIf(${bare}, ${ofKnown(condition)})`));
		case "minimum":
			return missing(addOf("minimum", (condition) => `minOrNullIf(${bare}, ${ofKnown(condition)})`));
		case "maximum":
			return missing(addOf("maximum", (condition) => `maxOrNullIf(${bare}, ${ofKnown(condition)})`));
		case "firstValue":
			return missing(
				addOf("firstValue", (condition) => `argMinOrNullIf(${bare}, (time, ${bare}), ${ofKnown(condition)})`),
			);
		case "lastValue":
			return missing(
				addOf("lastValue", (condition) => `argMaxOrNullIf(${bare}, (time, ${bare}), ${ofKnown(condition)})`),
			);
		case "sum": {
			const ranked = sumSql(property, column, addOf);
			return { value: `ifNull(${ranked}, 0)`, ranked, withoutEvents: "zero" };
		}
		case "average":
			return missing(`toFloat64(${sumSql(property, column, addOf)}) / ${knownCount()}`);
	}
}

function counted(alias: string): MeasureSql {
	return { value: alias, ranked: `nullIf(${alias}, 0)`, withoutEvents: "zero" };
}

/** NULL over no values. Floats are added in ascending order, since their sum depends on it and a refresh must repeat. */
function sumSql(
	property: PlanField,
	column: string,
	add: (name: string, sql: (condition: string | undefined) => string) => string,
): string {
	if (property.type === "float") {
		const values = add("values", (condition) => combined("groupArray", column, condition));
		return `if(empty(${values}), NULL, arraySum(arraySort(${values})))`;
	}
	const term = property.type === "integer" ? `toInt128(${column})` : column;
	return add("sum", (condition) => combined("sumOrNull", term, condition));
}

function combined(name: string, argument: string, condition: string | undefined): string {
	return condition ? `${name}If(${argument}, ${condition})` : `${name}(${argument})`;
}
