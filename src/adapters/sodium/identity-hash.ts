import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import { BLIND_INDEX_BYTES } from "../../ports/identity-vault.ts";
import { Beginnings } from "./beginnings.ts";

export const FIELD_NO_BYTES = 4;

/** Keyed one-way hashes of one workspace: they tell equal values without telling the values. */
export class IdentityHash {
	readonly #blindIndexKey: Uint8Array;
	readonly #messageKey: Uint8Array;
	readonly #messageHash = Buffer.alloc(8);
	readonly #mac = Buffer.alloc(32);
	#message = Buffer.alloc(1024);
	#messages = new Beginnings(this.#message);

	constructor(key: Uint8Array) {
		const keys = identityHashKeys(key);
		this.#blindIndexKey = keys.blindIndex;
		this.#messageKey = keys.message;
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

	/** SipHash-2-4; 0 is kept for "no message id", so a hash of 0 becomes 1. */
	messageHash(messageId: string): bigint {
		const length = this.#write(messageId, 0);
		sodium.crypto_shorthash(this.#messageHash, this.#messages.of(length), this.#messageKey);
		return this.#messageHash.readBigUInt64LE(0) || 1n;
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

/** The keys of both hashes, from the workspace's. */
export function identityHashKeys(key: Uint8Array): { blindIndex: Uint8Array; message: Uint8Array } {
	return { blindIndex: derive(key, "segward/blind-index/1", 32), message: derive(key, "segward/message-hash/1", 16) };
}

function derive(key: Uint8Array, info: string, bytes: number): Uint8Array {
	return Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), info, bytes));
}
