import type { CanonicalValue, CustomerData, DataVersion, QuarantinedRow } from "../../ports/customer-data.ts";
import type { EnginePool } from "./engine-pool.ts";
import { RowBinary } from "./row-binary.ts";
import { qualified, quarantineTable } from "./tables.ts";

/** A server takes parameters of up to 128 KiB (`http_max_field_value_size`): so many keys, or hexadecimal blind indexes. */
const KEYS_AT_ONCE = 10_000;
const BLIND_INDEXES_AT_ONCE = 3_000;
/** `identities` splits the blind indexes by their first byte, so a block is about this share of all customers. */
const IDENTITY_BLOCKS = 64;

const IS_WANTED = "IN (SELECT toFixedString(unhex(arrayJoin({wanted:Array(String)})), 16))";

type Identities = ReturnType<CustomerData["identities"]>;

function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
	for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

const hexByte = (value: number): string => value.toString(16).padStart(2, "0");

/** All external ids of a version, block by block; every block is one read of a range of the primary key. */
export async function* identities(pool: EnginePool, workspaceId: string, version: DataVersion): Identities {
	if (version.tables.blind === undefined) return;
	const table = qualified(workspaceId, version.tables.blind);
	const step = 256 / IDENTITY_BLOCKS;
	for (let first = 0; first < 256; first += step) {
		const upper = first + step < 256 ? "AND blind_index < toFixedString(unhex({until:String}), 16)" : "";
		const body = await pool.bytes(
			`SELECT blind_index, customer_key FROM ${table} WHERE field_no = 0 ` +
				`AND blind_index >= toFixedString(unhex({from:String}), 16) ${upper} FORMAT RowBinary`,
			{ from: hexByte(first), until: hexByte((first + step) & 255) },
			{ lane: "ingest" },
		);
		const count = body.length / 20;
		if (count === 0) continue;
		const blindIndexes = new Uint8Array(count * 16);
		const customerKeys = new Uint32Array(count);
		for (let i = 0; i < count; i++) {
			blindIndexes.set(body.subarray(i * 20, i * 20 + 16), i * 16);
			customerKeys[i] = body.readUInt32LE(i * 20 + 16);
		}
		yield { blindIndexes, customerKeys };
	}
}

export async function findByBlindIndex(
	pool: EnginePool,
	workspaceId: string,
	version: DataVersion,
	fieldNo: number,
	blindIndexes: readonly Uint8Array[],
): Promise<{ blindIndex: Uint8Array; customerKey: number }[]> {
	if (version.tables.blind === undefined) return [];
	const found: { blindIndex: Uint8Array; customerKey: number }[] = [];
	const table = qualified(workspaceId, version.tables.blind);
	for (const chunk of chunks(blindIndexes, BLIND_INDEXES_AT_ONCE)) {
		// Planning takes most of the time of a look-up of one, and a comparison is planned faster than a set.
		const test = chunk.length === 1 ? "= toFixedString(unhex({wanted:Array(String)}[1]), 16)" : IS_WANTED;
		const body = await pool.bytes(
			`SELECT blind_index, customer_key FROM ${table} WHERE field_no = {fieldNo:UInt32} AND blind_index ${test} FORMAT RowBinary`,
			{ fieldNo, wanted: chunk.map((index) => Buffer.from(index).toString("hex")) },
			{ lane: "interactive", settings: chunk.length === 1 ? { max_threads: 1 } : {} },
		);
		const reader = new RowBinary(body);
		while (!reader.done) found.push({ blindIndex: reader.fixed(16), customerKey: reader.uint32() });
	}
	return found;
}

export async function vaultRows(
	pool: EnginePool,
	workspaceId: string,
	version: DataVersion,
	customerKeys: readonly number[],
	fieldNos: readonly number[],
): ReturnType<CustomerData["vaultRows"]> {
	if (version.tables.vault === undefined || fieldNos.length === 0) return [];
	const rows: Awaited<ReturnType<CustomerData["vaultRows"]>> = [];
	for (const keys of chunks(customerKeys, KEYS_AT_ONCE)) {
		const body = await pool.bytes(
			`SELECT customer_key, field_no, ciphertext, key_version FROM ${qualified(workspaceId, version.tables.vault)} ` +
				"WHERE field_no IN {fieldNos:Array(UInt32)} AND customer_key IN {keys:Array(UInt32)} " +
				"ORDER BY customer_key, field_no FORMAT RowBinary",
			{ fieldNos, keys },
			{ lane: "interactive" },
		);
		const reader = new RowBinary(body);
		while (!reader.done) {
			rows.push({
				customerKey: reader.uint32(),
				fieldNo: reader.uint32(),
				ciphertext: reader.string(),
				keyVersion: reader.uint16(),
			});
		}
	}
	return rows;
}

/** Types are told from the stored column, so that a list stays a list. */
export async function customerRows(
	pool: EnginePool,
	workspaceId: string,
	version: DataVersion,
	customerKeys: readonly number[],
	fieldNos: readonly number[],
): ReturnType<CustomerData["customerRows"]> {
	if (version.tables.customers === undefined) return [];
	const stored = fieldNos.filter((no) => version.columns.includes(no));
	const columns = stored.map((no) => canonicalText("a", no));
	const rows: { customerKey: number; values: Map<number, CanonicalValue> }[] = [];
	for (const keys of chunks(customerKeys, KEYS_AT_ONCE)) {
		const found = await pool.rows(
			`SELECT customer_key${columns.join("")} FROM ${qualified(workspaceId, version.tables.customers)} ` +
				"WHERE customer_key IN {keys:Array(UInt32)} ORDER BY customer_key",
			{ keys },
			{ lane: "interactive" },
		);
		for (const row of found) {
			rows.push({ customerKey: Number(row.customer_key), values: canonicalValues(row, fieldNos) });
		}
	}
	return rows;
}

/** Selects the column of a field as text, lists as JSON; `canonicalValues` reads it. */
export function canonicalText(prefix: "a" | "p", no: number): string {
	const column = `${prefix}_${no}`;
	const isList = `startsWith(toTypeName(${column}), 'Array')`;
	return `, if(${isList}, toJSONString(${column}), toString(${column})) AS v_${no}, ${isList} AS l_${no}`;
}

/** Fields without a column have no value. */
export function canonicalValues(
	row: Readonly<Record<string, unknown>>,
	fieldNos: readonly number[],
): Map<number, CanonicalValue> {
	return new Map(fieldNos.map((no) => [no, canonical(row[`v_${no}`], Number(row[`l_${no}`] ?? 0) === 1)]));
}

function canonical(value: unknown, isList: boolean): CanonicalValue {
	if (typeof value !== "string") return null;
	if (!isList) return value;
	const list = JSON.parse(value) as string[];
	return list.length === 0 ? null : list;
}

export async function quarantinedRows(
	pool: EnginePool,
	workspaceId: string,
	importNo: number,
	filter: { reason?: string; columnNo?: number; afterRowNo?: number; limit: number },
): Promise<QuarantinedRow[]> {
	if (!(await tableExists(pool, workspaceId, quarantineTable(importNo)))) return [];
	const conditions = ["row_no > {afterRowNo:UInt64}"];
	if (filter.reason !== undefined) conditions.push("reason = {reason:String}");
	if (filter.columnNo !== undefined) conditions.push("column_no = {columnNo:Int32}");
	const body = await pool.bytes(
		"SELECT row_no, toString(reason), column_no, payload, key_version " +
			`FROM ${qualified(workspaceId, quarantineTable(importNo))} WHERE ${conditions.join(" AND ")} ` +
			"ORDER BY row_no LIMIT {limit:UInt32} FORMAT RowBinary",
		{
			afterRowNo: filter.afterRowNo ?? 0,
			limit: filter.limit,
			...(filter.reason === undefined ? {} : { reason: filter.reason }),
			...(filter.columnNo === undefined ? {} : { columnNo: filter.columnNo }),
		},
		{ lane: "interactive" },
	);
	const reader = new RowBinary(body);
	const rows: QuarantinedRow[] = [];
	while (!reader.done) {
		rows.push({
			rowNo: reader.uint64(),
			reason: reader.text(),
			columnNo: reader.int32(),
			payload: reader.string(),
			keyVersion: reader.uint16(),
		});
	}
	return rows;
}

async function tableExists(pool: EnginePool, workspaceId: string, table: string): Promise<boolean> {
	const [database, name] = qualified(workspaceId, table).split(".");
	const rows = await pool.rows(
		"SELECT 1 FROM system.tables WHERE database = {database:String} AND name = {name:String}",
		{ database, name },
		{ lane: "interactive" },
	);
	return rows.length > 0;
}
