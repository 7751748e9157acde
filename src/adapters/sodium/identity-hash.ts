import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import { Beginnings } from "./beginnings.ts";

export const BLIND_INDEX_BYTES = 16;
const FIELD_NO_BYTES = 4;

/** Keyed one-way hashes of one workspace: they tell equal values without telling the values. */
export class IdentityHash {
	readonly #blindIndexKey: Uint8Array;
	readonly #messageKey: Uint8Array;
	readonly #messageHash = Buffer.alloc(8);
	readonly #mac = Buffer.alloc(32);
	#message = Buffer.alloc(1024);
	#messages = new Beginnings(this.#message);

	constructor(key: Uint8Array) {
		this.#blindIndexKey = derive(key, "segward/blind-index/1", 32);
		this.#messageKey = derive(key, "segward/message-hash/1", 16);
	}

	/** HMAC-SHA-512/256 over field number (u32, little-endian) ‖ UTF-8 of the value, its first 16 bytes. */
	blindIndex(fieldNo: number, value: string): Uint8Array {
		const length = this.#write(value, FIELD_NO_BYTES);
		this.#message.writeUInt32LE(fieldNo, 0);
		sodium.crypto_auth(this.#mac, this.#messages.of(length), this.#blindIndexKey);
		const index = Buffer.allocUnsafe(BLIND_INDEX_BYTES);
		for (let i = 0; i < BLIND_INDEX_BYTES; i++) index[i] = this.#mac[i] as number;
		return index;
	}

	/** SipHash-2-4 of each; 0 is kept for "no message id", so a hash of 0 becomes 1. */
	messageHashes(messageIds: readonly (string | null)[]): BigUint64Array {
		const hashes = new BigUint64Array(messageIds.length);
		for (let i = 0; i < messageIds.length; i++) {
			const id = messageIds[i];
			if (id == null) continue;
			const length = this.#write(id, 0);
			sodium.crypto_shorthash(this.#messageHash, this.#messages.of(length), this.#messageKey);
			hashes[i] = this.#messageHash.readBigUInt64LE(0) || 1n;
		}
		return hashes;
	}

	#write(text: string, at: number): number {
		const most = at + text.length * 3;
		if (most > this.#message.length) {
			this.#message = Buffer.alloc(most);
			this.#messages = new Beginnings(this.#message);
		}
		return at + this.#message.write(text, at);
	}
}

function derive(key: Uint8Array, info: string, bytes: number): Uint8Array {
	return Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), info, bytes));
}
