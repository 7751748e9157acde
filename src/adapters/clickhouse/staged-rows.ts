import type { FieldType } from "../../core/catalogue/field.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type {
	CanonicalValue,
	CustomerBatch,
	EventBatch,
	QuarantineBatch,
	VaultBatch,
} from "../../ports/customer-data.ts";
import type { StagedTable } from "./staged-table.ts";
import type { TabSeparatedRows } from "./tab-separated-rows.ts";
import type { FieldColumn } from "./tables.ts";

/** Blind index of an identifier that the customer no longer has. */
const NO_BLIND_INDEX = new Uint8Array(16);

interface ColumnValues {
	type: FieldType;
	values: readonly CanonicalValue[];
}

function chosenColumns(
	columns: readonly FieldColumn[],
	values: ReadonlyMap<number, readonly CanonicalValue[]>,
): { names: string[]; filled: ColumnValues[] } {
	const names: string[] = [];
	const filled: ColumnValues[] = [];
	for (const column of columns) {
		const found = values.get(column.fieldNo);
		if (found === undefined) continue;
		names.push(column.name);
		filled.push({ type: column.type, values: found });
	}
	if (filled.length !== values.size) {
		throw new SegwardError("internal", { detail: "A batch names a field that the catalogue does not have." });
	}
	return { names, filled };
}

function writeValue(rows: TabSeparatedRows, { type, values }: ColumnValues, row: number): void {
	const value = values[row];
	if (type === "timestamp" && typeof value === "string" && value.charCodeAt(10) === 84) {
		rows.plain(`${value.slice(0, 10)} ${value.endsWith("Z") ? value.slice(11, -1) : value.slice(11)}`);
	} else rows.canonical(value, type === "text-list");
}

export async function writeCustomers(
	table: StagedTable,
	columns: readonly FieldColumn[],
	batch: CustomerBatch,
): Promise<void> {
	const { names, filled } = chosenColumns(columns, batch.attributes);
	await table.begin(["customer_key", ...names]);
	const { rows } = table;
	for (let i = 0; i < batch.customerKeys.length; i++) {
		rows.count(batch.customerKeys[i] as number);
		for (const column of filled) writeValue(rows, column, i);
		rows.endRow();
	}
	await table.written(batch.customerKeys.length);
}

export async function writeEvents(
	table: StagedTable,
	columns: readonly FieldColumn[],
	batch: EventBatch,
): Promise<void> {
	const { names, filled } = chosenColumns(columns, batch.properties);
	await table.begin(["name", "customer_key", "time", "message_hash", ...names]);
	const { rows } = table;
	for (let i = 0; i < batch.customerKeys.length; i++) {
		rows.text(batch.names[i] as string);
		rows.count(batch.customerKeys[i] as number);
		rows.time(batch.timesMs[i] as number);
		rows.plain(batch.messageHashes[i] as string);
		for (const column of filled) writeValue(rows, column, i);
		rows.endRow();
	}
	await table.written(batch.customerKeys.length);
}

/** Writes identifiers to both tables. `isKnown` tells customers who may have an identifier to take away. */
export async function writeVault(
	vault: StagedTable,
	blind: StagedTable,
	batch: VaultBatch,
	isKnown: (customerKey: number) => boolean,
): Promise<void> {
	await vault.begin(["customer_key", "field_no", "ciphertext", "key_version"]);
	await blind.begin(["field_no", "blind_index", "customer_key"]);
	let written = 0;
	for (let i = 0; i < batch.customerKeys.length; i++) {
		const customerKey = batch.customerKeys[i] as number;
		const fieldNo = batch.fieldNos[i] as number;
		const ciphertext = batch.ciphertexts[i] as Uint8Array;
		const cleared = ciphertext.length === 0;
		if (cleared && !isKnown(customerKey)) continue;
		vault.rows.count(customerKey);
		vault.rows.count(fieldNo);
		vault.rows.bytes(ciphertext);
		vault.rows.count(batch.keyVersion);
		vault.rows.endRow();
		blind.rows.count(fieldNo);
		blind.rows.bytes(cleared ? NO_BLIND_INDEX : (batch.blindIndexes[i] as Uint8Array));
		blind.rows.count(customerKey);
		blind.rows.endRow();
		written++;
	}
	await vault.written(written);
	await blind.written(written);
}

export async function writeQuarantine(table: StagedTable, batch: QuarantineBatch): Promise<void> {
	await table.begin(["row_no", "reason", "column_no", "payload", "key_version"]);
	const { rows } = table;
	for (let i = 0; i < batch.rowNos.length; i++) {
		rows.count(batch.rowNos[i] as number);
		rows.text(batch.reasons[i] as string);
		rows.plain(String(batch.columnNos[i]));
		rows.bytes(batch.payloads[i] as Uint8Array);
		rows.count(batch.keyVersion);
		rows.endRow();
	}
	await table.written(batch.rowNos.length);
}
