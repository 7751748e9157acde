import type { Measure, PlanField } from "../../../core/segments/plan.ts";
import type { AggregateCall, EventSource } from "./event-source.ts";

/** A measure as SQL over one row of its event source. */
export interface MeasureSql {
	/** NULL where missing; a count, distinct or sum over no events is 0. */
	value: string;
	/** As `value`, but NULL over no events: what a rank orders by. */
	ranked: string;
}

/** Adds the aggregates a measure needs to its source. */
export function measureSql({ selection, aggregate }: Measure, source: EventSource): MeasureSql {
	const add = (call: AggregateCall) => source.aggregate(selection, call);
	switch (aggregate.kind) {
		case "count":
			return counted(add({ name: "count", arguments: [] }));
		case "firstTime":
			return missingOverNone(add({ name: "minOrNull", arguments: ["time"] }));
		case "lastTime":
			return missingOverNone(add({ name: "maxOrNull", arguments: ["time"] }));
	}

	const column = source.property(aggregate.property);
	const given = `isNotNull(${column})`;
	const bare = `assumeNotNull(${column})`;
	switch (aggregate.kind) {
		case "distinct":
			return counted(add({ name: "uniqExact", arguments: [bare], given }));
		case "minimum":
			return missingOverNone(add({ name: "minOrNull", arguments: [bare], given }));
		case "maximum":
			return missingOverNone(add({ name: "maxOrNull", arguments: [bare], given }));
		case "firstValue":
			return missingOverNone(add({ name: "argMinOrNull", arguments: [bare, `(time, ${bare})`], given }));
		case "lastValue":
			return missingOverNone(add({ name: "argMaxOrNull", arguments: [bare, `(time, ${bare})`], given }));
		case "sum": {
			const ranked = sumSql(aggregate.property, column, add);
			return { value: `ifNull(${ranked}, 0)`, ranked };
		}
		case "average": {
			const known = add({ name: "count", arguments: [], given });
			return missingOverNone(`toFloat64(${sumSql(aggregate.property, column, add)}) / ${known}`);
		}
	}
}

function counted(alias: string): MeasureSql {
	return { value: alias, ranked: `nullIf(${alias}, 0)` };
}

function missingOverNone(value: string): MeasureSql {
	return { value, ranked: value };
}

/** NULL over no values. Floats are added in ascending order, since their sum depends on it and a refresh must repeat. */
function sumSql(property: PlanField, column: string, add: (call: AggregateCall) => string): string {
	if (property.type === "float") {
		const values = add({ name: "groupArray", arguments: [column] });
		return `if(empty(${values}), NULL, arraySum(arraySort(${values})))`;
	}
	return add({ name: "sumOrNull", arguments: [property.type === "integer" ? `toInt128(${column})` : column] });
}
