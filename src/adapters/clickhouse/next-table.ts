import type { Cancellation } from "../../core/cancellation.ts";
import type { EngineTable } from "../../ports/customer-data.ts";
import type { Database, SqlParameters } from "./database.ts";
import { columnDefinition, type FieldColumn, qualified, SLICE_KEYS, tableDefinition, versionTable } from "./tables.ts";

/** Customer keys that one rewriting statement handles: bounds the memory of its join. */
const STATEMENT_KEYS = 131_072;

/** What publishing one table needs to know. */
export interface Publication {
	database: Database;
	workspaceId: string;
	importNo: number;
	nextVersion: number;
	/** No customer key is as large as this. */
	nextCustomerKey: number;
	signal?: Cancellation;
}

export interface KeyRange {
	from: number;
	/** Exclusive. */
	until: number;
}

export const IN_RANGE = "customer_key >= {from:UInt32} AND customer_key < {until:UInt64}";

export const run = (publication: Publication, sql: string, parameters: SqlParameters = {}): Promise<void> =>
	publication.database.command(sql, parameters, { lane: "ingest", signal: publication.signal });

export const read = (
	publication: Publication,
	sql: string,
	parameters: SqlParameters = {},
): Promise<Record<string, unknown>[]> =>
	publication.database.rows(sql, parameters, { lane: "ingest", signal: publication.signal });

/**
 * Makes the table of the next version: the current one with hard-linked parts (milliseconds, whatever its size), plus
 * columns for new fields. Returns its unqualified name.
 */
export async function makeNextTable(
	publication: Publication,
	role: EngineTable,
	baseTable: string | undefined,
	columns: { all: readonly FieldColumn[]; added: readonly FieldColumn[] },
): Promise<string> {
	const name = versionTable(role, publication.nextVersion);
	const table = qualified(publication.workspaceId, name);
	await run(publication, `DROP TABLE IF EXISTS ${table} SYNC`);
	if (baseTable === undefined) {
		await run(publication, `CREATE TABLE ${table} ${tableDefinition(role, columns.all)}`);
		return name;
	}
	await run(publication, `CREATE TABLE ${table} CLONE AS ${qualified(publication.workspaceId, baseTable)}`);
	if (columns.added.length > 0) {
		const additions = columns.added.map((column) => `ADD COLUMN ${columnDefinition(column)}`);
		await run(publication, `ALTER TABLE ${table} ${additions.join(", ")}`);
	}
	return name;
}

/** Numbers of the slices in which a table has rows. */
export async function slicesOf(publication: Publication, table: string): Promise<number[]> {
	const [database, name] = table.split(".");
	const rows = await read(
		publication,
		"SELECT DISTINCT toUInt32(partition_id) AS slice FROM system.parts " +
			"WHERE active AND database = {database:String} AND table = {name:String} ORDER BY slice",
		{ database, name },
	);
	return rows.map((row) => Number(row.slice));
}

/** Links the staged rows of a slice into `table`. */
export const attachSlice = (publication: Publication, table: string, staged: string, slice: number): Promise<void> =>
	run(publication, `ALTER TABLE ${table} ATTACH PARTITION ID '${slice}' FROM ${staged}`);

/** Puts the rows of `merged` in place of a slice of `table`; without rows the slice becomes empty. */
export async function replaceSlice(
	publication: Publication,
	table: string,
	merged: string,
	slice: number,
): Promise<void> {
	await run(publication, `ALTER TABLE ${table} REPLACE PARTITION ID '${slice}' FROM ${merged}`);
	await run(publication, `TRUNCATE TABLE ${merged}`);
}

/** The used part of a slice in ranges small enough for one statement. */
export function rangesOf(slice: number, { nextCustomerKey }: Publication): KeyRange[] {
	const ranges: KeyRange[] = [];
	const until = Math.min((slice + 1) * SLICE_KEYS, nextCustomerKey);
	for (let from = slice * SLICE_KEYS; from < until; from += STATEMENT_KEYS) {
		ranges.push({ from, until: Math.min(from + STATEMENT_KEYS, until) });
	}
	return ranges;
}

export const sliceOf = (customerKey: number): number => Math.floor(customerKey / SLICE_KEYS);
