import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import sodium from "sodium-native";

const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/**
 * The keys derived from a master key by HKDF-SHA-256 (RFC 5869) under the keyring's salt: one wraps data keys with
 * XChaCha20-Poly1305, one proves the keyring file whole, and a check value tells a wrong master key from a damaged file.
 */
export class KeyWrapping {
	readonly check: Buffer;
	readonly #wrappingKey: Buffer;
	readonly #proofKey: Buffer;

	constructor(masterKey: Uint8Array, salt: Uint8Array) {
		this.#wrappingKey = derive(masterKey, salt, "segward/keyring/wrapping/1");
		this.#proofKey = derive(masterKey, salt, "segward/keyring/proof/1");
		this.check = derive(masterKey, salt, "segward/keyring/check/1");
	}

	/** nonce ‖ ciphertext ‖ tag, bound to the key's name and version. */
	wrap(name: string, version: number, key: Uint8Array): Buffer {
		const wrapped = Buffer.alloc(NONCE_BYTES + key.length + TAG_BYTES);
		const nonce = wrapped.subarray(0, NONCE_BYTES);
		sodium.randombytes_buf(nonce);
		sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
			wrapped.subarray(NONCE_BYTES),
			key,
			place(name, version),
			null,
			nonce,
			this.#wrappingKey,
		);
		return wrapped;
	}

	/** Undefined when the wrapped key was altered or belongs to another name or version. */
	unwrap(name: string, version: number, wrapped: Uint8Array): Buffer | undefined {
		if (wrapped.length <= NONCE_BYTES + TAG_BYTES) return undefined;
		const key = Buffer.alloc(wrapped.length - NONCE_BYTES - TAG_BYTES);
		try {
			sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
				key,
				null,
				wrapped.subarray(NONCE_BYTES),
				place(name, version),
				wrapped.subarray(0, NONCE_BYTES),
				this.#wrappingKey,
			);
		} catch {
			return undefined;
		}
		return key;
	}

	proof(content: string): Buffer {
		return createHmac("sha256", this.#proofKey).update(content).digest();
	}
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Names hold no NUL, so this cannot be read two ways. */
function place(name: string, version: number): Buffer {
	return Buffer.from(`segward/keyring/1\0${name}\0${version}`);
}

function derive(masterKey: Uint8Array, salt: Uint8Array, info: string): Buffer {
	return Buffer.from(hkdfSync("sha256", masterKey, salt, info, 32));
}
