import type { AcceptedRows } from "../../core/intake/accepted-rows.ts";
import type { VaultBatch } from "../../ports/customer-data.ts";
import { BLIND_INDEX_BYTES, type VaultColumns } from "../../ports/identity-vault.ts";

const NOTHING = new Uint8Array(0);

/** Seals the identifiers of one batch of rows, field by field. */
export class VaultRows {
	readonly #vault: VaultColumns;
	readonly #batches: VaultBatch[] = [];

	constructor(vault: VaultColumns) {
		this.#vault = vault;
	}

	get batches(): readonly VaultBatch[] {
		return this.#batches;
	}

	add(fieldNo: number, customerKeys: readonly number[], values: readonly string[], blindIndexes: Uint8Array): void {
		if (customerKeys.length === 0) return;
		const ciphertexts = this.#vault.seal(fieldNo, customerKeys, values);
		this.#batches.push({ fieldNo, customerKeys, ciphertexts, blindIndexes, keyVersion: this.#vault.keyVersion });
	}

	/** The identifiers of these rows; known customers lose those that their row does not have. */
	addIdentifiers(
		{ identifiers }: AcceptedRows,
		rows: readonly number[],
		customerKeys: readonly number[],
		isKnown: (customerKey: number) => boolean,
	): void {
		for (const { fieldNo, values, normalised } of identifiers) {
			const present = rows.flatMap((at, i) => (values[at] == null ? [] : [i]));
			const removed = customerKeys.filter((key, i) => values[rows[i] as number] == null && isKnown(key));
			const own = (column: readonly (string | null)[]) => present.map((i) => column[rows[i] as number] as string);
			this.add(
				fieldNo,
				present.map((i) => customerKeys[i] as number),
				own(values),
				this.#vault.blindIndexes(fieldNo, own(normalised)),
			);
			this.#addRemovals(fieldNo, removed);
		}
	}

	#addRemovals(fieldNo: number, customerKeys: readonly number[]): void {
		if (customerKeys.length === 0) return;
		this.#batches.push({
			fieldNo,
			customerKeys,
			ciphertexts: { bytes: NOTHING, ends: new Uint32Array(customerKeys.length) },
			blindIndexes: new Uint8Array(customerKeys.length * BLIND_INDEX_BYTES),
			keyVersion: this.#vault.keyVersion,
		});
	}
}
