import type { PlanNode, Rank } from "../../../core/segments/plan.ts";
import type { Database, StatementOptions } from "../database.ts";
import { BoundParameters } from "./bound-parameters.ts";
import { attributeColumn, measureNames } from "./compile-plan.ts";
import type { EngineTables } from "./engine-tables.ts";
import { EventSource } from "./event-source.ts";
import { measureSql } from "./measure-sql.ts";

/** The value of the last customer inside each rank, as text (for `float` its 64 bits as a number). */
export class RankBoundaries {
	readonly #values = new Map<string, string>();

	/** Undefined where nobody is in the rank. */
	get(rank: Rank): string | undefined {
		return this.#values.get(JSON.stringify(rank));
	}

	has(rank: Rank): boolean {
		return this.#values.has(JSON.stringify(rank));
	}

	set(rank: Rank, boundary: string): void {
		this.#values.set(JSON.stringify(rank), boundary);
	}
}

/**
 * Finds the boundaries of every rank below these nodes. A rank needs all customers at once, so this does not run by
 * slices: one statement groups and keeps only the values in rank, within the engine's memory limit for a query.
 */
export async function findRankBoundaries(
	database: Database,
	tables: EngineTables,
	roots: readonly PlanNode[],
	options: StatementOptions,
): Promise<RankBoundaries> {
	const boundaries = new RankBoundaries();
	for (const rank of roots.flatMap(ranksBelow)) {
		if (boundaries.has(rank)) continue;
		const boundary = await findBoundary(database, tables, rank, options);
		if (boundary !== undefined) boundaries.set(rank, boundary);
	}
	return boundaries;
}

function ranksBelow(node: PlanNode): Rank[] {
	switch (node.kind) {
		case "rank":
			return [node.rank];
		case "all":
		case "any":
			return node.nodes.flatMap(ranksBelow);
		case "not":
			return ranksBelow(node.node);
		default:
			return [];
	}
}

async function findBoundary(
	database: Database,
	tables: EngineTables,
	rank: Rank,
	options: StatementOptions,
): Promise<string | undefined> {
	const parameters = new BoundParameters();
	const values = rankedValuesSql(tables, rank, parameters);
	if (values === undefined) return undefined;
	const limit = rank.count ?? (await shareOfValues(database, values, rank.percent ?? 0, parameters, options));
	if (limit < 1) return undefined;

	const [outward, inward] = rank.direction === "top" ? ["DESC", "ASC"] : ["ASC", "DESC"];
	const type = rank.by.kind === "attribute" ? rank.by.field.type : rank.by.measure.type;
	const exact = type === "float" ? "toString(reinterpretAsUInt64(assumeNotNull(value)))" : "toString(value)";
	const inRank = `SELECT value FROM (${values}) ORDER BY value ${outward} LIMIT ${parameters.bind("UInt64", limit)}`;
	const sql = `SELECT ${exact} AS boundary FROM (${inRank}) ORDER BY value ${inward} LIMIT 1`;
	const [row] = await database.rows(sql, parameters.values, options);
	return row === undefined ? undefined : String(row.boundary);
}

async function shareOfValues(
	database: Database,
	values: string,
	percent: number,
	parameters: BoundParameters,
	options: StatementOptions,
): Promise<number> {
	const [row] = await database.rows(`SELECT count() AS customers FROM (${values})`, parameters.values, options);
	const perMillion = Math.round(percent * 10_000);
	return Math.ceil((perMillion * Number(row?.customers ?? 0)) / 1_000_000);
}

function rankedValuesSql(tables: EngineTables, { by }: Rank, parameters: BoundParameters): string | undefined {
	if (by.kind === "attribute") {
		const column = attributeColumn(by.field, tables.columns);
		return `SELECT ${column} AS value FROM ${tables.customers} WHERE isNotNull(value)`;
	}
	if (tables.events === undefined) return undefined;
	const source = new EventSource(measureNames(by.measure), parameters, tables.columns);
	const { ranked } = measureSql(by.measure, source);
	const existing = tables.everyKeyExists ? undefined : `customer_key IN (SELECT customer_key FROM ${tables.customers})`;
	return `SELECT ${ranked} AS value FROM (${source.rowsSql(tables.events, existing)}) WHERE isNotNull(value)`;
}
