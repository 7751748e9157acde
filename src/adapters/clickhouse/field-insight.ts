import type { Field } from "../../core/catalogue/field.ts";
import type { Spread } from "../../core/catalogue/fixed-ranges.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { Buckets, RowGroup } from "../../ports/field-insight.ts";
import type { Database, SqlParameters } from "./database.ts";
import { qualified } from "./tables.ts";

const NOBODY: RowGroup = { rows: 0, customers: 0 };
/** Stands below every edge: what a number below the first edge is rounded down to. */
const BELOW_ALL = -Number.MAX_VALUE;

/** Where a field's values are, and how a statement speaks of them. */
export class FieldColumnInsight {
	readonly #database: Database;
	readonly #table: string;
	/** Absent where no import has brought a value yet. */
	readonly #column: string | undefined;
	readonly #isList: boolean;
	readonly #number: string;
	/** Several rows may be of one customer. */
	readonly #hasManyRows: boolean;
	/** Expression for the different customers of a group of rows. */
	readonly #customers: (condition?: string) => string;

	/** Undefined where the data has no rows of this kind. */
	static of(database: Database, workspaceId: string, version: DataVersion, field: Field) {
		const table = field.kind === "property" ? version.tables.events : version.tables.customers;
		return table === undefined || field.kind === "identifier"
			? undefined
			: new FieldColumnInsight(database, qualified(workspaceId, table), version, field);
	}

	private constructor(database: Database, table: string, version: DataVersion, { kind, no, type }: Field) {
		this.#database = database;
		this.#table = table;
		const column = `${kind === "property" ? "p" : "a"}_${no}`;
		this.#column = version.columns.includes(no) ? column : undefined;
		this.#isList = type === "text-list";
		this.#hasManyRows = kind === "property";
		this.#number =
			type === "date"
				? `toFloat64(toInt32(${column}))`
				: type === "timestamp"
					? `toUnixTimestamp64Milli(${column}) / 86400000`
					: `toFloat64(${column})`;
		// A customer has one row in `customers`, so that counting rows counts customers.
		this.#customers = (condition) => {
			if (kind === "property") return condition ? `uniqIf(customer_key, ${condition})` : "uniq(customer_key)";
			return condition ? `countIf(${condition})` : "count()";
		};
	}

	async completeness(): Promise<{ all: RowGroup; missing: RowGroup }> {
		const missing = this.#column === undefined ? "1" : `NOT ${this.#present(this.#column)}`;
		const [row] = await this.#rows(
			`SELECT count() AS r, ${this.#customers()} AS c, countIf(${missing}) AS mr, ${this.#customers(missing)} AS mc`,
			"",
			{},
		);
		return { all: groupOf(row?.r, row?.c), missing: groupOf(row?.mr, row?.mc) };
	}

	async frequentValues(limit: number): Promise<(RowGroup & { value: string })[]> {
		const column = this.#column;
		if (column === undefined) return [];
		const value = this.#isList ? `arrayJoin(arrayDistinct(${column}))` : `assumeNotNull(toString(${column}))`;
		const counted = await this.#rows(
			`SELECT ${value} AS value, count() AS r`,
			`WHERE ${this.#present(column)} GROUP BY value ORDER BY r DESC, value LIMIT {limit:UInt32}`,
			{ limit },
		);
		// The customers behind each value only of those that are shown: memory stays small however many values there are.
		const customers = await this.#rows(
			`SELECT ${value} AS value, ${this.#customers()} AS c`,
			`WHERE ${this.#present(column)} AND ${this.#isOneOf(column)} GROUP BY value`,
			{ values: counted.map((row) => String(row.value)) },
		);
		const customersOf = new Map(customers.map((row) => [String(row.value), row.c]));
		return counted.map((row) => ({
			value: String(row.value),
			...groupOf(row.r, customersOf.get(String(row.value))),
		}));
	}

	async otherValues(values: readonly string[]): Promise<RowGroup> {
		if (this.#column === undefined) return NOBODY;
		const [row] = await this.#rows(
			`SELECT count() AS r, ${this.#customers()} AS c`,
			`WHERE ${this.#present(this.#column)} AND NOT ${this.#isOneOf(this.#column)}`,
			{ values },
		);
		return groupOf(row?.r, row?.c);
	}

	async bounds(skip: number): Promise<{ low: number; high: number } | undefined> {
		if (this.#column === undefined) return undefined;
		const end = async (extreme: "min" | "max") => {
			const order = extreme === "min" ? "" : "DESC";
			const [row] = await this.#rows(
				`SELECT ${extreme}(${this.#number}) AS extreme`,
				`WHERE ${this.#column} IS NOT NULL GROUP BY customer_key ORDER BY extreme ${order} LIMIT 1 OFFSET {skip:UInt64}`,
				{ skip },
			);
			return row && Number(row.extreme);
		};
		const [low, high] = [await end("min"), await end("max")];
		return low === undefined || high === undefined || low > high ? undefined : { low, high };
	}

	async spread(edges: readonly number[]): Promise<Spread> {
		const lowest = Array.from({ length: edges.length + 1 }, () => 0);
		const highest = [...lowest];
		if (this.#column === undefined) return { lowest, highest };
		const [low, high] = this.#hasManyRows ? [`min(${this.#number})`, `max(${this.#number})`] : [this.#number, "low"];
		const each = `SELECT ${low} AS low, ${high} AS high FROM ${this.#table} WHERE ${this.#column} IS NOT NULL`;
		const rows = await this.#database.rows(
			`SELECT roundDown(low, {edges:Array(Float64)}) AS l, roundDown(high, {edges:Array(Float64)}) AS h, count() AS c
			FROM (${each}${this.#hasManyRows ? " GROUP BY customer_key" : ""}) GROUP BY l, h`,
			{ edges: [BELOW_ALL, ...edges] },
			{ lane: "interactive" },
		);
		const placeOf = new Map(edges.map((edge, at) => [edge, at + 1]));
		for (const { l, h, c } of rows) {
			const [from, to] = [placeOf.get(Number(l)) ?? 0, placeOf.get(Number(h)) ?? 0];
			lowest[from] = (lowest[from] ?? 0) + Number(c);
			highest[to] = (highest[to] ?? 0) + Number(c);
		}
		return { lowest, highest };
	}

	async histogram({ start, width, count }: Buckets): Promise<RowGroup[]> {
		const groups = Array.from({ length: count }, () => NOBODY);
		if (this.#column === undefined) return groups;
		const place = `floor((${this.#number} - {start:Float64}) / {width:Float64})`;
		const rows = await this.#rows(
			`SELECT toUInt32(least(greatest(${place}, 0), {last:Float64})) AS bucket, count() AS r, ${this.#customers()} AS c`,
			`WHERE ${this.#column} IS NOT NULL GROUP BY bucket`,
			{ start, width, last: count - 1 },
		);
		for (const row of rows) groups[Number(row.bucket)] = groupOf(row.r, row.c);
		return groups;
	}

	#present(column: string): string {
		return this.#isList ? `notEmpty(${column})` : `(${column} IS NOT NULL)`;
	}

	#isOneOf(column: string): string {
		return this.#isList
			? `hasAny(${column}, {values:Array(String)})`
			: `(assumeNotNull(toString(${column})) IN {values:Array(String)})`;
	}

	#rows(select: string, rest: string, parameters: SqlParameters) {
		return this.#database.rows(`${select} FROM ${this.#table} ${rest}`, parameters, { lane: "interactive" });
	}
}

function groupOf(rows: unknown, customers: unknown): RowGroup {
	return { rows: Number(rows ?? 0), customers: Number(customers ?? 0) };
}
