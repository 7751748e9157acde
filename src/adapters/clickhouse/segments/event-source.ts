import type { EventSelection, PlanField } from "../../../core/segments/plan.ts";
import type { BoundParameters } from "./bound-parameters.ts";
import { missingColumn } from "./column-types.ts";
import { valueTestSql } from "./value-test-sql.ts";

/** An aggregate function without its combinators; `given` is what its events must fulfil beside the selection. */
export interface AggregateCall {
	name: string;
	arguments: readonly string[];
	given?: string;
}

interface Aggregate {
	alias: string;
	selection: EventSelection;
	call: AggregateCall;
}

/**
 * One scan over the events of one or several names (`undefined`: all) that yields one row per customer with the
 * aggregates asked of it, each computed once however many rules need it. Scans are kept apart by event name because
 * the table is ordered by it: each reads one contiguous range and its hash table holds only customers with such events.
 */
export class EventSource {
	readonly names: readonly string[] | undefined;
	readonly #parameters: BoundParameters;
	readonly #columns: ReadonlySet<number>;
	readonly #aggregates = new Map<string, Aggregate>();

	constructor(names: readonly string[] | undefined, parameters: BoundParameters, columns: ReadonlySet<number>) {
		this.names = names;
		this.#parameters = parameters;
		this.#columns = columns;
	}

	property(field: PlanField): string {
		return this.#columns.has(field.no) ? `p_${field.no}` : missingColumn(field.type);
	}

	/** Alias of an aggregate over a selection. */
	aggregate(selection: EventSelection, call: AggregateCall): string {
		const identity = JSON.stringify([call, selectionKey(selection)]);
		let aggregate = this.#aggregates.get(identity);
		if (!aggregate) {
			aggregate = { alias: `m${this.#aggregates.size}`, selection, call };
			this.#aggregates.set(identity, aggregate);
		}
		return aggregate.alias;
	}

	/** One row per customer with its aggregates: one row for every customer with a scanned event. */
	rowsSql(table: string, keyRange: string | undefined): string {
		const aggregates = [...this.#aggregates.values()];
		const shared = this.#sharedConditions(aggregates.map(({ selection }) => selection));
		const where = [...new Set([this.#nameCondition(), keyRange, ...shared])].filter(
			(condition) => condition !== undefined,
		);
		const scanned = `FROM ${table} WHERE ${where.join(" AND ")}`;
		const columns = aggregates.map(({ alias, selection, call }) => {
			const own = this.#conditions(selection).filter((condition) => !where.includes(condition));
			return `${callSql(call, own)} AS ${alias}`;
		});
		return `SELECT ${["customer_key", ...columns].join(", ")} ${scanned} GROUP BY customer_key`;
	}

	#nameCondition(): string | undefined {
		const [only, ...more] = this.names ?? [];
		if (only === undefined) return undefined;
		if (more.length === 0) return this.#named(only);
		return `name IN (${(this.names ?? []).map((name) => this.#parameters.bind("String", name)).join(", ")})`;
	}

	#named(name: string): string {
		return `name = ${this.#parameters.bind("String", name)}`;
	}

	/** What every selection demands, so that the scan itself can leave the other events out. */
	#sharedConditions(selections: readonly EventSelection[]): string[] {
		const [first, ...others] = selections.map((selection) => this.#conditions(selection));
		const common = (first ?? []).filter((condition) => others.every((conditions) => conditions.includes(condition)));
		const untilMs = Math.max(...selections.map((selection) => selection.untilMs));
		const fromMs = Math.min(...selections.map((selection) => selection.fromMs ?? Number.NEGATIVE_INFINITY));
		return [...new Set([...common, ...this.#window(fromMs, untilMs)])];
	}

	#conditions(selection: EventSelection): string[] {
		const conditions = selection.event === undefined ? [] : [this.#named(selection.event)];
		conditions.push(...this.#window(selection.fromMs ?? Number.NEGATIVE_INFINITY, selection.untilMs));
		for (const { field, test } of selection.where) {
			const value = { sql: this.property(field), type: field.type };
			conditions.push(valueTestSql(value, test, this.#parameters));
		}
		return conditions;
	}

	#window(fromMs: number, untilMs: number): string[] {
		const until = `time < fromUnixTimestamp64Milli(${this.#parameters.bind("Int64", untilMs)}, 'UTC')`;
		if (fromMs === Number.NEGATIVE_INFINITY) return [until];
		return [`time >= fromUnixTimestamp64Milli(${this.#parameters.bind("Int64", fromMs)}, 'UTC')`, until];
	}
}

function callSql({ name, arguments: values, given }: AggregateCall, own: readonly string[]): string {
	const condition = [...(given === undefined ? [] : [given]), ...own].join(" AND ");
	return condition === "" ? `${name}(${values.join(", ")})` : `${name}If(${[...values, condition].join(", ")})`;
}

function selectionKey(selection: EventSelection): string {
	return JSON.stringify([selection.event, selection.fromMs, selection.untilMs, selection.where]);
}
