import { hash, hkdfSync } from "node:crypto";
import { FF1 } from "@noble/ciphers/ff1.js";
import { memoise } from "../../core/intake/memo.ts";
import {
	type KeyedMasks,
	SHORTEST_SUBSTITUTED,
	type SubstituteAlphabet,
} from "../../core/privacy/masking/keyed-masks.ts";
import type { Keyring } from "../../ports/keyring.ts";
import type { MaskKeys } from "../../ports/mask-keys.ts";
import { FieldHash, HASH_KEY_BYTES } from "./field-hash.ts";

const CIPHER_KEY_BYTES = 32;
const TWEAK_BYTES = 4;
const PSEUDONYM_BYTES = 10;
/** The 53 bits of the fraction of a double: 32 and 21. */
const LOW_BITS = 21;
const FRACTIONS = 2 ** 53;
const SYMBOLS: Readonly<Record<SubstituteAlphabet, string>> = {
	digits: "0123456789",
	letters: "abcdefghijklmnopqrstuvwxyz",
};

/**
 * Keys by HKDF-SHA-256 from the workspace's blind index key, which stays the same for good, one for each use and purpose; that
 * of noise is the same for every purpose, for anybody can state another.
 * Pseudonyms are two SipHash-2-4 under independent keys, noise is one, substitutes are FF1 with AES-256.
 */
export function maskKeys(keyring: Pick<Keyring, "workspaceKey">): MaskKeys {
	const keyedMasksOf = (workspaceId: string, purpose: string) => {
		const { bytes } = keyring.workspaceKey(workspaceId, "blind-index");
		const key = (info: string, length: number) => new Uint8Array(hkdfSync("sha256", bytes, "", info, length));
		return keyedMasks(
			(use, length) => key(`segward/mask-${use} ${purpose}`, length),
			(length) => key("segward/mask-noise/2 ", length),
		);
	};
	return {
		of(workspaceId, purpose) {
			let made: KeyedMasks | undefined;
			// Most requests show no value that needs a key, and deriving them takes as long as a decision.
			const masks = () => {
				made ??= keyedMasksOf(workspaceId, purpose);
				return made;
			};
			return {
				pseudonym: (fieldNo, value) => masks().pseudonym(fieldNo, value),
				substitute: (fieldNo, alphabet, value) => masks().substitute(fieldNo, alphabet, value),
				fraction: (fieldNo, customer, value) => masks().fraction(fieldNo, customer, value),
				hash: (value) => masks().hash(value),
			};
		},
	};
}

function keyedMasks(
	keyFor: (use: string, bytes: number) => Uint8Array,
	noiseKey: (bytes: number) => Uint8Array,
): KeyedMasks {
	const pseudonyms = new FieldHash(keyFor("pseudonym/2", 2 * HASH_KEY_BYTES));
	const noise = new FieldHash(noiseKey(HASH_KEY_BYTES));
	const substituteKey = keyFor("substitute/1", CIPHER_KEY_BYTES);
	const substitutes = new Map<string, (value: string) => string>();
	const substituteOf = (fieldNo: number, alphabet: SubstituteAlphabet) => {
		const name = `${fieldNo} ${alphabet}`;
		// FF1 takes a hundred times as long as any other mask.
		const known = substitutes.get(name) ?? memoise(substitute(substituteKey, fieldNo, alphabet));
		substitutes.set(name, known);
		return known;
	};
	return {
		pseudonym: (fieldNo, value) => `p_${pseudonyms.of(fieldNo, value).toString("hex", 0, PSEUDONYM_BYTES)}`,
		substitute: (fieldNo, alphabet, value) => substituteOf(fieldNo, alphabet)(value),
		fraction(fieldNo, customer, value) {
			const drawn = noise.of(fieldNo, `${customer.length}:${customer}${value}`);
			const high = drawn.readUInt32LE(0) * 2 ** LOW_BITS;
			return (high + (drawn.readUInt32LE(4) >>> (32 - LOW_BITS))) / FRACTIONS;
		},
		hash: (value) => hash("sha256", value),
	};
}

function substitute(key: Uint8Array, fieldNo: number, alphabet: SubstituteAlphabet): (value: string) => string {
	const symbols = SYMBOLS[alphabet];
	const cipher = FF1(symbols.length, key, tweak(fieldNo));
	return (value) => {
		if (value.length < SHORTEST_SUBSTITUTED[alphabet])
			throw new RangeError("The domain has fewer than a million values.");
		const plain = Array.from(value, (symbol) => symbols.indexOf(symbol));
		if (plain.includes(-1)) throw new RangeError(`The value has other symbols than ${alphabet}.`);
		return cipher
			.encrypt(plain)
			.map((at) => symbols[at])
			.join("");
	};
}

function tweak(fieldNo: number): Uint8Array {
	const bytes = Buffer.alloc(TWEAK_BYTES);
	bytes.writeUInt32LE(fieldNo);
	return bytes;
}
