import type { IdentityVault, IdentityVaults } from "../../ports/identity-vault.ts";
import type { Keyring } from "../../ports/keyring.ts";
import { IdentityHash, identityHashKeys } from "./identity-hash.ts";
import { loadLibsodium } from "./load-libsodium.ts";
import { RecordSeal } from "./record-seal.ts";
import { SodiumVaultColumns } from "./vault-columns.ts";

/** The vaults of all workspaces; one is opened at its first use and again after its keys changed. */
export function openVaults(keyring: Keyring): IdentityVaults {
	const open = new Map<string, IdentityVault>();
	return {
		of(workspaceId) {
			const known = open.get(workspaceId);
			if (known?.keyVersion === keyring.workspaceKey(workspaceId, "vault").version) return known;
			const vault = new SodiumIdentityVault(keyring, workspaceId);
			open.set(workspaceId, vault);
			return vault;
		},
		async columnsOf(workspaceId) {
			const vaultKey = keyring.workspaceKey(workspaceId, "vault");
			const hashKeys = identityHashKeys(keyring.workspaceKey(workspaceId, "blind-index").bytes);
			return new SodiumVaultColumns(await loadLibsodium(), vaultKey, hashKeys);
		},
	};
}

class SodiumIdentityVault implements IdentityVault {
	readonly keyVersion: number;
	readonly #keyring: Keyring;
	readonly #workspaceId: string;
	readonly #vaultKey: Uint8Array;
	readonly #quarantineKey: Uint8Array;
	readonly #values = new RecordSeal("vault");
	readonly #rows = new RecordSeal("quarantine");
	readonly #hash: IdentityHash;

	constructor(keyring: Keyring, workspaceId: string) {
		const vaultKey = keyring.workspaceKey(workspaceId, "vault");
		this.keyVersion = vaultKey.version;
		this.#keyring = keyring;
		this.#workspaceId = workspaceId;
		this.#vaultKey = vaultKey.bytes;
		this.#quarantineKey = keyring.workspaceKeyVersion(workspaceId, "quarantine", vaultKey.version).bytes;
		this.#hash = new IdentityHash(keyring.workspaceKey(workspaceId, "blind-index").bytes);
	}

	blindIndex(fieldNo: number, normalisedValue: string): Uint8Array {
		return this.#hash.blindIndex(fieldNo, normalisedValue);
	}

	messageHash(messageId: string): string {
		return String(this.#hash.messageHash(messageId));
	}

	seal(fieldNo: number, customerKey: number, value: string): Uint8Array {
		return this.#values.seal(this.#vaultKey, this.keyVersion, fieldNo, customerKey, value);
	}

	open(fieldNo: number, customerKey: number, keyVersion: number, ciphertext: Uint8Array): string {
		const { bytes } = this.#keyring.workspaceKeyVersion(this.#workspaceId, "vault", keyVersion);
		return this.#values.open(bytes, keyVersion, fieldNo, customerKey, ciphertext);
	}

	sealRow(importNo: number, rowNo: number, payload: string): Uint8Array {
		return this.#rows.seal(this.#quarantineKey, this.keyVersion, importNo, rowNo, payload);
	}

	openRow(importNo: number, rowNo: number, keyVersion: number, ciphertext: Uint8Array): string {
		const { bytes } = this.#keyring.workspaceKeyVersion(this.#workspaceId, "quarantine", keyVersion);
		return this.#rows.open(bytes, keyVersion, importNo, rowNo, ciphertext);
	}
}
