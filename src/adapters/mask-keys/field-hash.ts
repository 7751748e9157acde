import sodium from "sodium-native";

export const HASH_KEY_BYTES = 16;
const HASH_BYTES = 8;
const FIELD_NO_BYTES = 4;
/** UTF-8 needs at most so many for one unit of a string. */
const MOST_BYTES_A_UNIT = 3;

/**
 * SipHash-2-4 under one key after another, over the number of a field (u32, little-endian) and a text in UTF-8. A
 * pseudorandom function for short texts: without the key nobody tells its results from random ones, and under independent
 * keys they are as independent. Memory is used again, for it runs once a value.
 */
export class FieldHash {
	readonly #keys: readonly Uint8Array[];
	readonly #hashes: readonly Buffer[];
	readonly #hash: Buffer;
	#message = Buffer.alloc(1024);
	/** Its beginnings by their length: making a new view costs as much as hashing what it shows. */
	#messages: Buffer[] = [];

	/** @param keys of 16 bytes each, put end to end. */
	constructor(keys: Uint8Array) {
		const places = Array.from({ length: keys.length / HASH_KEY_BYTES }, (_, at) => at);
		this.#keys = places.map((at) => keys.subarray(at * HASH_KEY_BYTES, (at + 1) * HASH_KEY_BYTES));
		this.#hash = Buffer.alloc(places.length * HASH_BYTES);
		this.#hashes = places.map((at) => this.#hash.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
	}

	/** Eight bytes a key, good until the next call. */
	of(fieldNo: number, text: string): Buffer {
		const most = FIELD_NO_BYTES + text.length * MOST_BYTES_A_UNIT;
		if (most > this.#message.length) {
			this.#message = Buffer.alloc(most);
			this.#messages = [];
		}
		this.#message.writeUInt32LE(fieldNo);
		const size = FIELD_NO_BYTES + this.#message.write(text, FIELD_NO_BYTES);
		this.#messages[size] ??= this.#message.subarray(0, size);
		const message = this.#messages[size];
		for (let at = 0; at < this.#keys.length; at++) {
			sodium.crypto_shorthash(this.#hashes[at] as Buffer, message, this.#keys[at] as Uint8Array);
		}
		return this.#hash;
	}
}
