import sodium from "sodium-native";
import { SegwardError } from "../../core/error/segward-error.ts";
import { Beginnings } from "./beginnings.ts";
import { NONCE_BYTES, NoncePool } from "./nonce-pool.ts";
import { PLACE_BYTES, type SealedTable, writePlace, writeRow } from "./sealed-place.ts";

const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/** XChaCha20-Poly1305 of one text, bound to its place, stored as nonce ‖ ciphertext ‖ tag. */
export class RecordSeal {
	readonly #table: SealedTable;
	readonly #associated = Buffer.alloc(PLACE_BYTES);
	readonly #nonces = new NoncePool();
	readonly #nonce = Buffer.alloc(NONCE_BYTES);
	#plain = Buffer.alloc(1024);
	#texts = new Beginnings(this.#plain);
	#sealed = new Beginnings(Buffer.alloc(this.#plain.length + TAG_BYTES));

	constructor(table: SealedTable) {
		this.#table = table;
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
		writePlace(this.#associated, 0, this.#table, keyVersion, column);
		writeRow(this.#associated, 0, row);
	}
}

function refused(cause?: unknown): SegwardError {
	return new SegwardError("internal", {
		detail: "A sealed value does not belong where it was found, or was altered.",
		cause,
	});
}
