import { BLIND_INDEX_BYTES, EXTERNAL_ID_FIELD_NO, type VaultColumns } from "../../ports/identity-vault.ts";
import type { CustomerKeys } from "./customer-keys.ts";
import type { VaultRows } from "./vault-rows.ts";

/** The external ids of one batch of rows and the customers they name. */
export class BatchIds {
	/** Keys of the customers that were created here. */
	readonly createdKeys: number[] = [];
	readonly #createdAt: number[] = [];
	readonly #keys: CustomerKeys;
	readonly #externalIds: readonly string[];
	readonly #blindIndexes: Uint8Array;

	constructor(keys: CustomerKeys, vault: VaultColumns, externalIds: readonly string[]) {
		this.#keys = keys;
		this.#externalIds = externalIds;
		this.#blindIndexes = vault.blindIndexes(EXTERNAL_ID_FIELD_NO, externalIds);
	}

	/** The customer's key; a new one, or 0 where none may be created, when nobody has this id yet. */
	keyAt(at: number, creates: boolean): number {
		const offset = at * BLIND_INDEX_BYTES;
		const known = this.#keys.find(this.#blindIndexes, offset);
		if (known !== 0 || !creates) return known;
		const key = this.#keys.create(this.#blindIndexes, offset);
		this.createdKeys.push(key);
		this.#createdAt.push(at);
		return key;
	}

	/** The external ids of those who were created. */
	sealInto(sealed: VaultRows): void {
		const values = this.#createdAt.map((at) => this.#externalIds[at] as string);
		sealed.add(EXTERNAL_ID_FIELD_NO, this.createdKeys, values, this.#createdIndexes());
	}

	#createdIndexes(): Uint8Array {
		const all = this.#blindIndexes;
		if (this.#createdAt.length === this.#externalIds.length) return all;
		const own = new Uint8Array(this.#createdAt.length * BLIND_INDEX_BYTES);
		this.#createdAt.forEach((at, i) => {
			const from = at * BLIND_INDEX_BYTES;
			own.set(all.subarray(from, from + BLIND_INDEX_BYTES), i * BLIND_INDEX_BYTES);
		});
		return own;
	}
}
