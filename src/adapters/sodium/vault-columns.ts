import type { Libsodium } from "libsodium-sumo";
import { BLIND_INDEX_BYTES, type VaultColumns } from "../../ports/identity-vault.ts";
import type { VersionedKey } from "../../ports/keyring.ts";
import type { PackedBytes } from "../../ports/packed-bytes.ts";
import { FIELD_NO_BYTES } from "./identity-hash.ts";
import { NONCE_BYTES, NoncePool } from "./nonce-pool.ts";
import { PLACE_BYTES, writePlace, writeRow } from "./sealed-place.ts";
import { WasmMemory, writeText } from "./wasm-memory.ts";

const KEY_BYTES = 32;
const MAC_BYTES = 32;
const TAG_BYTES = 16;
const HASH_BYTES = 8;
/** What sealing adds to a text. */
const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;
/** UTF-8 of one UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;
const FIRST_TEXT_BYTES = 4096;

/**
 * The vault's cryptography in WebAssembly: a call costs a tenth of one into native code, and an HMAC begins from the
 * state that its key gives, which the native binding cannot keep. Both halve the time that a value takes.
 */
export class SodiumVaultColumns implements VaultColumns {
	readonly keyVersion: number;
	readonly #libsodium: Libsodium;
	readonly #fixed: WasmMemory;
	/** The text at hand, then what it is sealed to. */
	readonly #texts: WasmMemory;
	readonly #nonces = new NoncePool();
	readonly #stateBytes: number;
	/** Addresses. */
	readonly #vaultKey: number;
	readonly #messageKey: number;
	readonly #keyedState: number;
	readonly #state: number;
	readonly #mac: number;
	readonly #place: number;

	constructor(libsodium: Libsodium, vaultKey: VersionedKey, hashKeys: { blindIndex: Uint8Array; message: Uint8Array }) {
		this.keyVersion = vaultKey.version;
		this.#libsodium = libsodium;
		this.#stateBytes = libsodium._crypto_auth_hmacsha512256_statebytes();
		this.#fixed = new WasmMemory(libsodium, 2 * this.#stateBytes + 2 * KEY_BYTES + MAC_BYTES + PLACE_BYTES);
		this.#texts = new WasmMemory(libsodium, FIRST_TEXT_BYTES);
		this.#keyedState = this.#fixed.address;
		this.#state = this.#keyedState + this.#stateBytes;
		this.#vaultKey = this.#state + this.#stateBytes;
		this.#messageKey = this.#vaultKey + KEY_BYTES;
		this.#mac = this.#messageKey + KEY_BYTES;
		this.#place = this.#mac + MAC_BYTES;
		const { bytes } = this.#fixed;
		bytes.set(hashKeys.blindIndex, this.#vaultKey);
		libsodium._crypto_auth_hmacsha512256_init(this.#keyedState, this.#vaultKey, KEY_BYTES);
		bytes.set(vaultKey.bytes, this.#vaultKey);
		bytes.set(hashKeys.message, this.#messageKey);
	}

	blindIndexes(fieldNo: number, normalisedValues: readonly string[]): Uint8Array {
		const indexes = new Uint8Array(normalisedValues.length * BLIND_INDEX_BYTES);
		const libsodium = this.#libsodium;
		const text = this.#room(lengthsOf(normalisedValues).most);
		const { bytes } = this.#fixed;
		const state = this.#state;
		const mac = this.#mac;
		bytes.writeUInt32LE(fieldNo, text);
		for (let i = 0, at = 0; i < normalisedValues.length; i++) {
			const size = FIELD_NO_BYTES + writeText(bytes, text + FIELD_NO_BYTES, normalisedValues[i] as string);
			bytes.copyWithin(state, this.#keyedState, this.#keyedState + this.#stateBytes);
			libsodium._crypto_auth_hmacsha512256_update(state, text, size, 0);
			libsodium._crypto_auth_hmacsha512256_final(state, mac);
			for (let k = 0; k < BLIND_INDEX_BYTES; k++) indexes[at++] = bytes[mac + k] as number;
		}
		return indexes;
	}

	seal(fieldNo: number, customerKeys: readonly number[], values: readonly string[]): PackedBytes {
		const { most, sum } = lengthsOf(values);
		const sealed = Buffer.allocUnsafe(values.length * SEAL_BYTES + sum * MOST_BYTES_A_UNIT);
		const ends = new Uint32Array(values.length);
		const libsodium = this.#libsodium;
		const text = this.#room(most);
		const { bytes } = this.#fixed;
		const place = this.#place;
		writePlace(bytes, place, "vault", this.keyVersion, fieldNo);
		let end = 0;
		for (let i = 0; i < values.length; i++) {
			const size = writeText(bytes, text, values[i] as string);
			const nonce = text + size;
			const out = nonce + NONCE_BYTES;
			this.#nonces.take(bytes, nonce);
			writeRow(bytes, place, customerKeys[i] as number);
			const key = this.#vaultKey;
			libsodium._crypto_aead_xchacha20poly1305_ietf_encrypt(
				out,
				0,
				text,
				size,
				0,
				place,
				PLACE_BYTES,
				0,
				0,
				nonce,
				key,
			);
			bytes.copy(sealed, end, nonce, out + size + TAG_BYTES);
			end += size + SEAL_BYTES;
			ends[i] = end;
		}
		return { bytes: sealed.subarray(0, end), ends };
	}

	messageHashes(messageIds: readonly (string | null)[]): BigUint64Array {
		const hashes = new BigUint64Array(messageIds.length);
		const out = new Uint8Array(hashes.buffer);
		const text = this.#room(lengthsOf(messageIds).most);
		const { bytes } = this.#fixed;
		for (let i = 0; i < messageIds.length; i++) {
			const id = messageIds[i];
			if (id == null) continue;
			const size = writeText(bytes, text, id);
			this.#libsodium._crypto_shorthash(this.#mac, text, size, 0, this.#messageKey);
			for (let k = 0; k < HASH_BYTES; k++) out[i * HASH_BYTES + k] = bytes[this.#mac + k] as number;
			if (hashes[i] === 0n) hashes[i] = 1n;
		}
		return hashes;
	}

	close(): void {
		this.#fixed.close();
		this.#texts.close();
	}

	/** Where a text of so many UTF-16 units, and what it is sealed to, have room. */
	#room(units: number): number {
		this.#texts.reserve(2 * units * MOST_BYTES_A_UNIT + FIELD_NO_BYTES + SEAL_BYTES);
		return this.#texts.address;
	}
}

function lengthsOf(texts: readonly (string | null)[]): { most: number; sum: number } {
	let most = 0;
	let sum = 0;
	for (let i = 0; i < texts.length; i++) {
		const length = texts[i]?.length ?? 0;
		sum += length;
		if (length > most) most = length;
	}
	return { most, sum };
}
