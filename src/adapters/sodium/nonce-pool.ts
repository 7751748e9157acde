import { randomFillSync } from "node:crypto";
import sodium from "sodium-native";

export const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const NONCES = 1024;

/**
 * Random nonces, drawn a thousand at a time: one at a time costs more than the encryption itself. From OpenSSL's generator,
 * which the system seeds; asking the system for every byte takes twenty times as long.
 */
export class NoncePool {
	readonly #bytes = Buffer.alloc(NONCE_BYTES * NONCES);
	#used = this.#bytes.length;

	/** Writes a nonce that was never used before to `out`. */
	take(out: Uint8Array, at = 0): void {
		if (this.#used === this.#bytes.length) {
			randomFillSync(this.#bytes);
			this.#used = 0;
		}
		this.#bytes.copy(out, at, this.#used, this.#used + NONCE_BYTES);
		this.#used += NONCE_BYTES;
	}
}
