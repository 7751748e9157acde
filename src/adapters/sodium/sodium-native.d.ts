/** The part of sodium-native that Segward uses; the package ships no types of its own. */
declare module "sodium-native" {
	interface Sodium {
		readonly crypto_aead_xchacha20poly1305_ietf_ABYTES: number;
		readonly crypto_aead_xchacha20poly1305_ietf_NPUBBYTES: number;
		readonly crypto_pwhash_ALG_ARGON2ID13: number;
		readonly crypto_pwhash_SALTBYTES: number;
		randombytes_buf(out: Uint8Array): void;
		sodium_memzero(bytes: Uint8Array): void;
		/** HMAC-SHA-512/256: 32 bytes. */
		crypto_auth(out: Uint8Array, message: Uint8Array, key: Uint8Array): void;
		/** SipHash-2-4: 8 bytes under a 16-byte key. */
		crypto_shorthash(out: Uint8Array, message: Uint8Array, key: Uint8Array): void;
		crypto_aead_xchacha20poly1305_ietf_encrypt(
			out: Uint8Array,
			message: Uint8Array,
			associatedData: Uint8Array | null,
			unused: null,
			nonce: Uint8Array,
			key: Uint8Array,
		): number;
		/** Throws when the tag does not fit. */
		crypto_aead_xchacha20poly1305_ietf_decrypt(
			out: Uint8Array,
			unused: null,
			ciphertext: Uint8Array,
			associatedData: Uint8Array | null,
			nonce: Uint8Array,
			key: Uint8Array,
		): number;
		crypto_pwhash_async(
			out: Uint8Array,
			password: Uint8Array,
			salt: Uint8Array,
			opsLimit: number,
			memLimitBytes: number,
			algorithm: number,
		): Promise<void>;
	}
	const sodium: Sodium;
	export default sodium;
}
