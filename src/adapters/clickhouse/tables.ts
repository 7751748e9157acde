import type { Field, FieldType } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { EngineTable } from "../../ports/customer-data.ts";
import { SEALED_POLICY } from "./engine-config.ts";

/** Customer keys of one partition of `customers`, `vault` and `blind`: the unit in which they are rewritten. */
export const SLICE_KEYS = 1_048_576;

/** Keeps only the bits that the numbers of a block differ in: less to decrypt and to unpack than without, for every scan. */
const BIT_PACKED = "CODEC(T64, LZ4)";

const COLUMN_TYPES: Readonly<Record<FieldType, string>> = {
	text: "LowCardinality(Nullable(String))",
	integer: `Nullable(Int64) ${BIT_PACKED}`,
	decimal: `Nullable(Decimal(18, 6)) ${BIT_PACKED}`,
	float: "Nullable(Float64)",
	boolean: `Nullable(Bool) ${BIT_PACKED}`,
	date: `Nullable(Date32) ${BIT_PACKED}`,
	timestamp: `Nullable(DateTime64(3, 'UTC')) ${BIT_PACKED}`,
	"text-list": "Array(String)",
};

/** The column of a field. */
export interface FieldColumn {
	fieldNo: number;
	name: string;
	type: FieldType;
}

/** Columns of the fields of one kind, in this order. */
export function fieldColumns(
	kind: "attribute" | "property",
	fields: readonly Field[],
	nos: readonly number[],
): FieldColumn[] {
	const byNo = new Map(fields.filter((field) => field.kind === kind).map((field) => [field.no, field]));
	const prefix = kind === "attribute" ? "a" : "p";
	return nos.flatMap((no) => {
		const field = byNo.get(no);
		return field ? [{ fieldNo: no, name: `${prefix}_${no}`, type: field.type }] : [];
	});
}

export const columnDefinition = (column: FieldColumn): string => `${column.name} ${COLUMN_TYPES[column.type]}`;

/** Tables of an import in the making; the names tell whose they are. */
export type StageTable = EngineTable | "changed" | `merged_${"customers" | "vault" | "blind"}`;

const WORKSPACE_ID = /^[a-z0-9]{1,20}$/;
const TABLE_NAME = /^[a-z0-9_]+$/;

export function databaseName(workspaceId: string): string {
	if (!WORKSPACE_ID.test(workspaceId)) throw new SegwardError("internal", { detail: "Not a workspace id." });
	return `ws_${workspaceId}`;
}

/** A table with its database, as statements need it. */
export function qualified(workspaceId: string, table: string): string {
	if (!TABLE_NAME.test(table)) throw new SegwardError("internal", { detail: "Not the name of an engine table." });
	return `${databaseName(workspaceId)}.${table}`;
}

export const versionTable = (role: EngineTable, version: number): string => `${role}_v${version}`;
export const stageTable = (importNo: number, role: StageTable): string => `stage_${importNo}_${role}`;
export const quarantineTable = (importNo: number): string => `quarantine_${importNo}`;

/** Every table names the encrypted policy: a server's default may be another. */
export const SEALED = `storage_policy = '${SEALED_POLICY}'`;

/** Columns, keys and storage of a table by role; `columns` are those of the fields it holds. */
export function tableDefinition(
	role: EngineTable | "quarantine" | "changed",
	columns: readonly FieldColumn[] = [],
): string {
	return `${columnsAndKeys(role, columns)} SETTINGS ${SEALED}`;
}

function columnsAndKeys(role: EngineTable | "quarantine" | "changed", columns: readonly FieldColumn[]): string {
	const fields = columns.map((column) => `, ${columnDefinition(column)}`).join("");
	const bySlice = `PARTITION BY intDiv(customer_key, ${SLICE_KEYS})`;
	switch (role) {
		case "customers":
			return `(customer_key UInt32 CODEC(Delta, LZ4)${fields}) ENGINE = MergeTree ${bySlice} ORDER BY customer_key`;
		case "events":
			return (
				"(name LowCardinality(String), customer_key UInt32 CODEC(Delta, LZ4), " +
				`time DateTime64(3, 'UTC') ${BIT_PACKED}, message_hash UInt64` +
				`${fields}) ENGINE = MergeTree ORDER BY (name, customer_key, time)`
			);
		case "vault":
			return (
				"(customer_key UInt32, field_no UInt32, ciphertext String, key_version UInt16) " +
				`ENGINE = MergeTree ${bySlice} ORDER BY (field_no, customer_key)`
			);
		case "blind":
			return (
				"(field_no UInt32, blind_index FixedString(16), customer_key UInt32) " +
				`ENGINE = MergeTree ${bySlice} ORDER BY (field_no, blind_index)`
			);
		case "changed":
			return `(field_no UInt32, customer_key UInt32) ENGINE = MergeTree ${bySlice} ORDER BY (field_no, customer_key)`;
		case "quarantine":
			return (
				"(row_no UInt64, reason LowCardinality(String), column_no Int32, payload String, key_version UInt16) " +
				"ENGINE = MergeTree ORDER BY row_no"
			);
	}
}
