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

/**
 * How a source keeps one state a customer. `grouped`: in a hash table of customers that have events, the choice for a
 * single rule and for states that grow. `dense`: in an array over all customer keys of the slice (`-Resample`), which
 * needs no hashing and is about three times as fast, but costs its room and time even where there are few events.
 */
export type SourceLayout = "grouped" | "dense";

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
	readonly layout: SourceLayout;
	readonly #parameters: BoundParameters;
	readonly #columns: ReadonlySet<number>;
	readonly #aggregates = new Map<string, Aggregate>();

	constructor(
		names: readonly string[] | undefined,
		parameters: BoundParameters,
		columns: ReadonlySet<number>,
		layout: SourceLayout = "grouped",
	) {
		this.names = names;
		this.layout = layout;
		this.#parameters = parameters;
		this.#columns = columns;
	}

	property(field: PlanField): string {
		return this.#columns.has(field.no) ? `p_${field.no}` : missingColumn(field.type);
	}

	get aggregateCount(): number {
		return this.#aggregates.size;
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

	/** One row per customer with its aggregates: at least for every customer with a scanned event. */
	rowsSql(table: string, keyRange: string | undefined): string {
		const aggregates = [...this.#aggregates.values()];
		const shared = this.#sharedConditions(aggregates.map(({ selection }) => selection));
		const where = [...new Set([this.#nameCondition(), keyRange, ...shared])].filter(
			(condition) => condition !== undefined,
		);
		const scanned = `FROM ${table} WHERE ${where.join(" AND ")}`;
		const columns = aggregates.map(({ alias, selection, call }) => {
			const own = this.#conditions(selection).filter((condition) => !where.includes(condition));
			return `${callSql(call, own, this.layout)} AS ${alias}`;
		});
		if (this.layout === "grouped") {
			return `SELECT ${["customer_key", ...columns].join(", ")} ${scanned} GROUP BY customer_key`;
		}
		const names = aggregates.map(({ alias }) => alias);
		const arrays = ["range({lo:UInt32}, {end:UInt32}) AS keys", ...columns].join(", ");
		const rows = ["keys AS customer_key", ...names].join(", ");
		return `SELECT ${["customer_key", ...names].join(", ")} FROM (SELECT ${arrays} ${scanned}) ARRAY JOIN ${rows}`;
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

function callSql(
	{ name, arguments: values, given }: AggregateCall,
	own: readonly string[],
	layout: SourceLayout,
): string {
	const condition = [...(given === undefined ? [] : [given]), ...own].join(" AND ");
	const parts = [...values, ...(condition === "" ? [] : [condition])];
	const combined = condition === "" ? name : `${name}If`;
	if (layout === "grouped") return `${combined}(${parts.join(", ")})`;
	return `${combined}Resample({lo:UInt32}, {end:UInt32}, 1)(${[...parts, "customer_key"].join(", ")})`;
}

function selectionKey(selection: EventSelection): string {
	return JSON.stringify([selection.event, selection.fromMs, selection.untilMs, selection.where]);
}
