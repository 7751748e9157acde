import { SegwardError } from "../../core/error/segward-error.ts";
import type {
	CanonicalValue,
	CustomerBatch,
	EventBatch,
	QuarantineBatch,
	VaultBatch,
} from "../../ports/customer-data.ts";
import { BLIND_INDEX_BYTES } from "../../ports/identity-vault.ts";
import { canonicalColumn } from "./canonical-column.ts";
import {
	bytesColumn,
	fixedColumn,
	hashColumn,
	int32Column,
	type NativeColumn,
	packedColumn,
	sameUint32Column,
	textColumn,
	timeColumn,
	uint32Column,
	uint64Column,
	versionColumn,
} from "./native-columns.ts";
import type { StagedTable } from "./staged-table.ts";
import type { FieldColumn } from "./tables.ts";

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
	const { fieldNo, customerKeys, ciphertexts, blindIndexes, keyVersion } = withoutNeedlessRemovals(batch, isKnown);
	const rows = customerKeys.length;
	await vault.write(
		[
			uint32Column("customer_key", customerKeys),
			sameUint32Column("field_no", fieldNo, rows),
			packedColumn("ciphertext", ciphertexts),
			versionColumn("key_version", keyVersion, rows),
		],
		rows,
	);
	await blind.write(
		[
			sameUint32Column("field_no", fieldNo, rows),
			fixedColumn("blind_index", BLIND_INDEX_BYTES, blindIndexes),
			uint32Column("customer_key", customerKeys),
		],
		rows,
	);
}

function withoutNeedlessRemovals(batch: VaultBatch, isKnown: (customerKey: number) => boolean): VaultBatch {
	const { customerKeys, ciphertexts, blindIndexes } = batch;
	const { bytes, ends } = ciphertexts;
	const startOf = (i: number) => (i === 0 ? 0 : (ends[i - 1] as number));
	const isNeedless = (key: number, i: number) => startOf(i) === ends[i] && !isKnown(key);
	if (!customerKeys.some(isNeedless)) return batch;
	const kept = customerKeys.flatMap((key, i) => (isNeedless(key, i) ? [] : [i]));
	return {
		...batch,
		customerKeys: kept.map((i) => customerKeys[i] as number),
		// What is left out is empty, so the bytes stay as they are.
		ciphertexts: { bytes, ends: Uint32Array.from(kept, (i) => ends[i] as number) },
		blindIndexes: Uint8Array.from(
			kept.flatMap((i) => [...blindIndexes.subarray(i * BLIND_INDEX_BYTES, (i + 1) * BLIND_INDEX_BYTES)]),
		),
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
