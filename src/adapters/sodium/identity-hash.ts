import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";

export const BLIND_INDEX_BYTES = 16;
const FIELD_NO_BYTES = 4;

/** Keyed one-way hashes of one workspace: they tell equal values without telling the values. */
export class IdentityHash {
	readonly #blindIndexKey: Uint8Array;
	readonly #messageKey: Uint8Array;
	readonly #mac = Buffer.alloc(32);
	readonly #hash = Buffer.alloc(8);
	#message = Buffer.alloc(1024);

	constructor(key: Uint8Array) {
		this.#blindIndexKey = derive(key, "segward/blind-index/1", 32);
		this.#messageKey = derive(key, "segward/message-hash/1", 16);
	}

	/** HMAC-SHA-512/256 over field number (u32, little-endian) ‖ UTF-8 of the value, its first 16 bytes. */
	blindIndex(fieldNo: number, value: string): Uint8Array {
		const length = this.#write(value);
		this.#message.writeUInt32LE(fieldNo, 0);
		sodium.crypto_auth(this.#mac, this.#message.subarray(0, length), this.#blindIndexKey);
		const index = Buffer.allocUnsafe(BLIND_INDEX_BYTES);
		this.#mac.copy(index, 0, 0, BLIND_INDEX_BYTES);
		return index;
	}

	/** SipHash-2-4 as unsigned decimal text; "0" is kept for "no message id". */
	messageHash(messageId: string): string {
		const length = this.#write(messageId);
		sodium.crypto_shorthash(this.#hash, this.#message.subarray(FIELD_NO_BYTES, length), this.#messageKey);
		const hash = this.#hash.readBigUInt64LE(0);
		return hash === 0n ? "1" : hash.toString();
	}

	#write(text: string): number {
		const most = FIELD_NO_BYTES + text.length * 3;
		if (most > this.#message.length) this.#message = Buffer.alloc(most);
		return FIELD_NO_BYTES + this.#message.write(text, FIELD_NO_BYTES);
	}
}

function derive(key: Uint8Array, info: string, bytes: number): Uint8Array {
	return Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), info, bytes));
}
