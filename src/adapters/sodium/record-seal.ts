import sodium from "sodium-native";
import { SegwardError } from "../../core/error/segward-error.ts";
import { Beginnings } from "./beginnings.ts";
import { NONCE_BYTES, NoncePool } from "./nonce-pool.ts";

const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;
const TWO_POW_32 = 2 ** 32;

/** Which table a sealed value belongs to; the number is part of the stored format. */
export const SEALED_TABLE = { vault: 1, quarantine: 2 } as const;
export type SealedTable = keyof typeof SEALED_TABLE;

/**
 * XChaCha20-Poly1305 of one text, stored as nonce ‖ ciphertext ‖ tag.
 *
 * The associated data are 24 bytes, little-endian: format (u8, 1), table (u8), reserved (u16, 0), key version (u32),
 * column (u32), reserved (u32, 0), row (u64). Fixed widths, so no two places share them.
 */
export class RecordSeal {
	readonly #associated = Buffer.alloc(24);
	readonly #nonces = new NoncePool();
	readonly #nonce = Buffer.alloc(NONCE_BYTES);
	#plain = Buffer.alloc(1024);
	#texts = new Beginnings(this.#plain);
	#sealed = new Beginnings(Buffer.alloc(this.#plain.length + TAG_BYTES));

	constructor(table: SealedTable) {
		this.#associated[0] = 1;
		this.#associated[1] = SEALED_TABLE[table];
	}

	seal(key: Uint8Array, keyVersion: number, column: number, row: number, text: string): Uint8Array {
		this.#place(keyVersion, column, row);
		const most = text.length * 3;
		if (most > this.#plain.length) this.#grow(most);
		const length = this.#plain.write(text);
		const ciphertext = this.#sealed.of(length + TAG_BYTES);
		this.#nonces.take(this.#nonce);
		sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
			ciphertext,
			this.#texts.of(length),
			this.#associated,
			null,
			this.#nonce,
			key,
		);
		const sealed = Buffer.allocUnsafe(NONCE_BYTES + ciphertext.length);
		sealed.set(this.#nonce, 0);
		sealed.set(ciphertext, NONCE_BYTES);
		return sealed;
	}

	/** @throws SegwardError `internal` when the text was altered or comes from another place or key. */
	open(key: Uint8Array, keyVersion: number, column: number, row: number, sealed: Uint8Array): string {
		this.#place(keyVersion, column, row);
		const length = sealed.length - NONCE_BYTES - TAG_BYTES;
		if (length < 0) throw refused();
		if (length > this.#plain.length) this.#grow(length);
		const plain = this.#texts.of(length);
		try {
			sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
				plain,
				null,
				sealed.subarray(NONCE_BYTES),
				this.#associated,
				sealed.subarray(0, NONCE_BYTES),
				key,
			);
		} catch (error) {
			throw refused(error);
		}
		return plain.toString();
	}

	#grow(bytes: number): void {
		this.#plain = Buffer.alloc(bytes);
		this.#texts = new Beginnings(this.#plain);
		this.#sealed = new Beginnings(Buffer.alloc(bytes + TAG_BYTES));
	}

	#place(keyVersion: number, column: number, row: number): void {
		const high = Math.floor(row / TWO_POW_32);
		this.#associated.writeUInt32LE(keyVersion, 4);
		this.#associated.writeUInt32LE(column, 8);
		this.#associated.writeUInt32LE(row - high * TWO_POW_32, 16);
		this.#associated.writeUInt32LE(high, 20);
	}
}

function refused(cause?: unknown): SegwardError {
	return new SegwardError("internal", {
		detail: "A sealed value does not belong where it was found, or was altered.",
		cause,
	});
}
