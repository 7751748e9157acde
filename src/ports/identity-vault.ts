import type { PackedBytes } from "./packed-bytes.ts";

/**
 * The cryptography of the vault: what an identifier becomes before anything reaches the engine.
 */
export interface IdentityVault {
	/** Of the vault and quarantine keys, which change together. */
	readonly keyVersion: number;
	/**
	 * Keyed blind index of a normalised value: the first 16 bytes of HMAC-SHA-512/256 over (field number, value).
	 * The same value in another field or workspace gives unrelated bytes.
	 */
	blindIndex(fieldNo: number, normalisedValue: string): Uint8Array;
	/** XChaCha20-Poly1305 of the value as given; the associated data binds table, field, customer key and key version. */
	seal(fieldNo: number, customerKey: number, value: string): Uint8Array;
	/** @throws SegwardError `internal` when the ciphertext was altered or moved to another place. */
	open(fieldNo: number, customerKey: number, keyVersion: number, ciphertext: Uint8Array): string;
	/** Seals one quarantined row; the associated data binds import number and row number. */
	sealRow(importNo: number, rowNo: number, payload: string): Uint8Array;
	openRow(importNo: number, rowNo: number, keyVersion: number, ciphertext: Uint8Array): string;
	/** Keyed 64-bit hash (SipHash-2-4) of an event's message id, as unsigned decimal text; never "0". */
	messageHash(messageId: string): string;
}

/** The same cryptography over whole columns, for imports: what it gives is what the vault gives one by one. */
export interface VaultColumns {
	/** As the vault's. */
	readonly keyVersion: number;
	/** Blind indexes of values of one field, 16 bytes each. */
	blindIndexes(fieldNo: number, normalisedValues: readonly string[]): Uint8Array;
	/** Sealed values of one field; `customerKeys[i]` is the customer of `values[i]`. */
	seal(fieldNo: number, customerKeys: readonly number[], values: readonly string[]): PackedBytes;
	/** Message hashes as numbers; 0 where there is no message id. */
	messageHashes(messageIds: readonly (string | null)[]): BigUint64Array;
	/** Forgets the keys; nothing else may be called afterwards. */
	close(): void;
}

/** Opens the vault of one workspace. Field number 0 is the customer's external id. */
export interface IdentityVaults {
	of(workspaceId: string): IdentityVault;
	columnsOf(workspaceId: string): Promise<VaultColumns>;
}

export const EXTERNAL_ID_FIELD_NO = 0;
export const BLIND_INDEX_BYTES = 16;
