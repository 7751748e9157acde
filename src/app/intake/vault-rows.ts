import type { VaultBatch } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

const NOTHING = new Uint8Array(0);
const NO_BLIND_INDEX = new Uint8Array(16);

/** Collects sealed identifiers for one batch of the vault. */
export class VaultRows {
	readonly #vault: IdentityVault;
	readonly #customerKeys: number[] = [];
	readonly #fieldNos: number[] = [];
	readonly #ciphertexts: Uint8Array[] = [];
	readonly #blindIndexes: Uint8Array[] = [];

	constructor(vault: IdentityVault) {
		this.#vault = vault;
	}

	get size(): number {
		return this.#customerKeys.length;
	}

	add(customerKey: number, fieldNo: number, value: string, blindIndex: Uint8Array): void {
		this.#customerKeys.push(customerKey);
		this.#fieldNos.push(fieldNo);
		this.#ciphertexts.push(this.#vault.seal(fieldNo, customerKey, value));
		this.#blindIndexes.push(blindIndex);
	}

	/** The customer no longer has this identifier. */
	addRemoval(customerKey: number, fieldNo: number): void {
		this.#customerKeys.push(customerKey);
		this.#fieldNos.push(fieldNo);
		this.#ciphertexts.push(NOTHING);
		this.#blindIndexes.push(NO_BLIND_INDEX);
	}

	take(): VaultBatch {
		return {
			customerKeys: this.#customerKeys,
			fieldNos: this.#fieldNos,
			ciphertexts: this.#ciphertexts,
			blindIndexes: this.#blindIndexes,
			keyVersion: this.#vault.keyVersion,
		};
	}
}
