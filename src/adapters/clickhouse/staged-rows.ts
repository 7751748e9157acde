import { SegwardError } from "../../core/error/segward-error.ts";
import type {
	CanonicalValue,
	CustomerBatch,
	EventBatch,
	QuarantineBatch,
	VaultBatch,
} from "../../ports/customer-data.ts";
import { canonicalColumn } from "./canonical-column.ts";
import {
	bytesColumn,
	fixedColumn,
	hashColumn,
	int32Column,
	type NativeColumn,
	textColumn,
	timeColumn,
	uint32Column,
	uint64Column,
	versionColumn,
} from "./native-columns.ts";
import type { StagedTable } from "./staged-table.ts";
import type { FieldColumn } from "./tables.ts";

const BLIND_INDEX_BYTES = 16;
/** Blind index of an identifier that the customer no longer has. */
const NO_BLIND_INDEX = new Uint8Array(BLIND_INDEX_BYTES);

function fieldValues(
	columns: readonly FieldColumn[],
	values: ReadonlyMap<number, readonly CanonicalValue[]>,
): NativeColumn[] {
	const filled = columns.flatMap(({ name, fieldNo, type }) => {
		const found = values.get(fieldNo);
		return found === undefined ? [] : [canonicalColumn(name, type, found)];
	});
	if (filled.length !== values.size) {
		throw new SegwardError("internal", { detail: "A batch names a field that the catalogue does not have." });
	}
	return filled;
}

export async function writeCustomers(
	table: StagedTable,
	columns: readonly FieldColumn[],
	{ customerKeys, attributes }: CustomerBatch,
): Promise<void> {
	const filled = fieldValues(columns, attributes);
	await table.write([uint32Column("customer_key", customerKeys), ...filled], customerKeys.length);
}

export async function writeEvents(
	table: StagedTable,
	columns: readonly FieldColumn[],
	batch: EventBatch,
): Promise<void> {
	const own = [
		textColumn("name", batch.names),
		uint32Column("customer_key", batch.customerKeys),
		timeColumn("time", batch.timesMs),
		hashColumn("message_hash", batch.messageHashes),
	];
	await table.write([...own, ...fieldValues(columns, batch.properties)], batch.customerKeys.length);
}

/** Writes identifiers to both tables. `isKnown` tells customers who may have an identifier to take away. */
export async function writeVault(
	vault: StagedTable,
	blind: StagedTable,
	batch: VaultBatch,
	isKnown: (customerKey: number) => boolean,
): Promise<void> {
	const { customerKeys, fieldNos, ciphertexts, blindIndexes } = withoutNeedlessRemovals(batch, isKnown);
	const rows = customerKeys.length;
	await vault.write(
		[
			uint32Column("customer_key", customerKeys),
			uint32Column("field_no", fieldNos),
			bytesColumn("ciphertext", ciphertexts),
			versionColumn("key_version", batch.keyVersion, rows),
		],
		rows,
	);
	const indexes = blindIndexes.map((index, i) => (ciphertexts[i]?.length === 0 ? NO_BLIND_INDEX : index));
	await blind.write(
		[
			uint32Column("field_no", fieldNos),
			fixedColumn("blind_index", BLIND_INDEX_BYTES, indexes),
			uint32Column("customer_key", customerKeys),
		],
		rows,
	);
}

function withoutNeedlessRemovals(batch: VaultBatch, isKnown: (customerKey: number) => boolean) {
	const { customerKeys, fieldNos, ciphertexts, blindIndexes } = batch;
	const isKept = (i: number) => ciphertexts[i]?.length !== 0 || isKnown(customerKeys[i] as number);
	if (customerKeys.every((_, i) => isKept(i))) return batch;
	const kept = <T>(values: readonly T[]): T[] => values.filter((_, i) => isKept(i));
	return {
		customerKeys: kept(customerKeys),
		fieldNos: kept(fieldNos),
		ciphertexts: kept(ciphertexts),
		blindIndexes: kept(blindIndexes),
	};
}

export async function writeQuarantine(table: StagedTable, batch: QuarantineBatch): Promise<void> {
	const rows = batch.rowNos.length;
	await table.write(
		[
			uint64Column("row_no", batch.rowNos),
			textColumn("reason", batch.reasons),
			int32Column("column_no", batch.columnNos),
			bytesColumn("payload", batch.payloads),
			versionColumn("key_version", batch.keyVersion, rows),
		],
		rows,
	);
}
