/**
 * The part of libsodium's raw WebAssembly build that Segward uses; the package ships no types of its own. All arguments
 * are addresses and sizes in the module's memory; 64-bit lengths come as two numbers, the low half first.
 */
declare module "libsodium-sumo" {
	export interface Libsodium {
		readonly ready: Promise<void>;
		/** The module's memory; another view after it has grown. */
		readonly HEAPU8: Uint8Array;
		_malloc(size: number): number;
		_free(address: number): void;
		_crypto_auth_hmacsha512256_statebytes(): number;
		_crypto_auth_hmacsha512256_init(state: number, key: number, keySize: number): number;
		_crypto_auth_hmacsha512256_update(state: number, text: number, size: number, sizeHigh: number): number;
		/** Writes 32 bytes. */
		_crypto_auth_hmacsha512256_final(state: number, out: number): number;
		/** SipHash-2-4: writes 8 bytes under a 16-byte key. */
		_crypto_shorthash(out: number, text: number, size: number, sizeHigh: number, key: number): number;
		_crypto_aead_xchacha20poly1305_ietf_encrypt(
			out: number,
			outSize: number,
			text: number,
			size: number,
			sizeHigh: number,
			associated: number,
			associatedSize: number,
			associatedSizeHigh: number,
			unused: number,
			nonce: number,
			key: number,
		): number;
	}
}
