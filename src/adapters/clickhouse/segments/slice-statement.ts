import type { PlanNode } from "../../../core/segments/plan.ts";
import type { SqlParameters } from "../database.ts";
import { BoundParameters } from "./bound-parameters.ts";
import { compileNode } from "./compile-plan.ts";
import { type EngineTables, KEY_RANGE, type Slice } from "./engine-tables.ts";
import { EventSource } from "./event-source.ts";
import type { RankBoundaries } from "./rank-boundary.ts";
import { negation, type Region } from "./region.ts";

/** A bitmap expression, or the customers outside it. */
interface KeySet {
	sql: string;
	outside: boolean;
}

/**
 * One statement over one slice of customer keys for any number of rules: each source is scanned once and yields a single
 * row of bitmaps; the rules are arithmetic on those. Parameters `lo`, `hi` and `slice` are bound per slice.
 */
export class SliceStatement {
	readonly parameters = new BoundParameters();
	readonly #tables: EngineTables;
	readonly #boundaries: RankBoundaries;
	readonly #eventSources = new Map<string, { source: EventSource; conditions: string[] }>();
	readonly #customerConditions: string[] = [];
	readonly #stored: string[] = [];

	constructor(tables: EngineTables, boundaries: RankBoundaries) {
		this.#tables = tables;
		this.#boundaries = boundaries;
	}

	/** What a node selects, before it becomes SQL. */
	region(node: PlanNode, asOfMs: number): Region {
		return compileNode(node, asOfMs, {
			parameters: this.parameters,
			columns: this.#tables.columns,
			vault: this.#tables.vault,
			lists: this.#tables.lists,
			boundaries: this.#boundaries,
			eventSource: (names) => this.#eventSource(names),
		});
	}

	/** A bitmap of the members in this slice; customers that are no longer there are left out. */
	members(region: Region): string {
		const { sql, outside } = this.#keySet(region);
		if (outside) return `bitmapAndnot(${this.#everyone()}, ${sql})`;
		if (region.kind === "customers" || this.#tables.everyKeyExists) return sql;
		return `bitmapAnd(${this.#everyone()}, ${sql})`;
	}

	/** The FROM clause that gives every bitmap asked for so far. */
	from(): string {
		const sources: string[] = [];
		if (this.#customerConditions.length > 0) {
			sources.push(
				`(SELECT ${bitmaps("c", this.#customerConditions)} FROM ${this.#tables.customers} WHERE ${KEY_RANGE}) AS customers`,
			);
		}
		let no = 0;
		for (const { source, conditions } of this.#eventSources.values()) {
			const name = `e${no++}`;
			if (conditions.length === 0) continue;
			const rows = source.rowsSql(this.#tables.events ?? "", KEY_RANGE);
			sources.push(`(SELECT ${bitmaps(name, conditions)} FROM (${rows})) AS ${name}`);
		}
		for (const [index, select] of this.#stored.entries()) sources.push(`(SELECT ${select}) AS s${index}`);
		return `FROM ${sources.join("\nCROSS JOIN ")}`;
	}

	/** Bound values for one slice. */
	values(slice: Slice): SqlParameters {
		return { ...this.parameters.values, lo: slice.lo, hi: slice.hi, end: slice.hi + 1, slice: slice.no };
	}

	#eventSource(names: readonly string[] | undefined): EventSource | undefined {
		if (this.#tables.events === undefined) return undefined;
		const key = JSON.stringify(names ?? null);
		let entry = this.#eventSources.get(key);
		if (!entry) {
			entry = { source: new EventSource(names, this.parameters, this.#tables.columns), conditions: [] };
			this.#eventSources.set(key, entry);
		}
		return entry.source;
	}

	#everyone(): string {
		return this.#bitmap("c", this.#customerConditions, "1");
	}

	#keySet(region: Region): KeySet {
		switch (region.kind) {
			case "customers":
				return { sql: this.#bitmap("c", this.#customerConditions, region.condition), outside: false };
			case "events": {
				const no = [...this.#eventSources.values()].findIndex(({ source }) => source === region.source);
				const { conditions } = [...this.#eventSources.values()][no] ?? { conditions: [] };
				const condition = region.otherwise ? negation(region.condition) : region.condition;
				return { sql: this.#bitmap(`e${no}`, conditions, condition), outside: region.otherwise };
			}
			case "stored":
				return { sql: this.#storedBitmap(region.bitmap, region.from), outside: false };
			case "not": {
				const inner = this.#keySet(region.region);
				return { ...inner, outside: !inner.outside };
			}
			case "all":
				return intersection(region.regions.map((each) => this.#keySet(each)));
			case "any": {
				const outsides = region.regions.map((each) => this.#keySet(each));
				const neither = intersection(outsides.map((each) => ({ ...each, outside: !each.outside })));
				return { ...neither, outside: !neither.outside };
			}
		}
	}

	#storedBitmap(bitmap: string, from: string): string {
		const index = this.#stored.findIndex((select) => select.endsWith(` FROM ${from}`));
		if (index >= 0) return `s${index}_0`;
		this.#stored.push(`${bitmap} AS s${this.#stored.length}_0 FROM ${from}`);
		return `s${this.#stored.length - 1}_0`;
	}

	#bitmap(source: string, conditions: string[], condition: string): string {
		if (!conditions.includes(condition)) conditions.push(condition);
		return `${source}_${conditions.indexOf(condition)}`;
	}
}

function bitmaps(source: string, conditions: readonly string[]): string {
	return conditions
		.map((condition, index) =>
			condition === "1"
				? `groupBitmapState(customer_key) AS ${source}_${index}`
				: `groupBitmapStateIf(customer_key, ${condition}) AS ${source}_${index}`,
		)
		.join(", ");
}

/** What lies in all sets; by De Morgan the result is itself an outside when every part is. */
function intersection(sets: readonly KeySet[]): KeySet {
	const inside = sets.filter((set) => !set.outside).map((set) => set.sql);
	const outside = sets.filter((set) => set.outside).map((set) => set.sql);
	const excluded = outside.length === 0 ? undefined : folded("bitmapOr", outside);
	if (inside.length === 0) return { sql: excluded ?? "", outside: true };
	const kept = folded("bitmapAnd", inside);
	return { sql: excluded ? `bitmapAndnot(${kept}, ${excluded})` : kept, outside: false };
}

function folded(operation: string, [first = "", ...others]: readonly string[]): string {
	return others.reduce((sum, each) => `${operation}(${sum}, ${each})`, first);
}
