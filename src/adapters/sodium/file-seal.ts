import { randomBytes } from "node:crypto";
import sodium from "sodium-native";
import { SegwardError } from "../../core/error/segward-error.ts";

const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/** XChaCha20-Poly1305 of a whole small file, as nonce ‖ ciphertext ‖ tag; `purpose` is the associated data. */
export function fileSeal(key: Uint8Array, purpose: string) {
	const associated = Buffer.from(purpose);
	return {
		seal(plain: Uint8Array): Uint8Array {
			const nonce = randomBytes(NONCE_BYTES);
			const sealed = Buffer.alloc(plain.length + TAG_BYTES);
			sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, Buffer.from(plain), associated, null, nonce, key);
			return Buffer.concat([nonce, sealed]);
		},
		/** @throws SegwardError `key-wrong` when the bytes were altered or sealed under another key or purpose. */
		open(sealed: Uint8Array): Uint8Array {
			const bytes = Buffer.from(sealed);
			if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SegwardError("key-wrong");
			const plain = Buffer.alloc(bytes.length - NONCE_BYTES - TAG_BYTES);
			try {
				sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
					plain,
					null,
					bytes.subarray(NONCE_BYTES),
					associated,
					bytes.subarray(0, NONCE_BYTES),
					key,
				);
			} catch (cause) {
				throw new SegwardError("key-wrong", { detail: "A sealed file was altered or belongs to another key.", cause });
			}
			return plain;
		},
	};
}
