import type { VaultBatch } from "../../ports/customer-data.ts";
import type { IdentityVault } from "../../ports/identity-vault.ts";

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
