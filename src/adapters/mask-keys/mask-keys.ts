import { createHmac, createSecretKey, hash, hkdfSync } from "node:crypto";
import { FF1 } from "@noble/ciphers/ff1.js";
import {
	type KeyedMasks,
	SHORTEST_SUBSTITUTED,
	type SubstituteAlphabet,
} from "../../core/privacy/masking/keyed-masks.ts";
import type { Keyring } from "../../ports/keyring.ts";
import type { MaskKeys } from "../../ports/mask-keys.ts";

const KEY_BYTES = 32;
const TWEAK_BYTES = 4;
/** UTF-8 needs at most so many for one unit of a string. */
const MOST_BYTES_A_UNIT = 3;
const PSEUDONYM_BYTES = 10;
/** Bits of the fraction of a double. */
const FRACTION_BITS = 53n;
const SYMBOLS: Readonly<Record<SubstituteAlphabet, string>> = {
	digits: "0123456789",
	letters: "abcdefghijklmnopqrstuvwxyz",
};

/**
 * Keys by HKDF-SHA-256 from the workspace's blind index key, which stays the same for good, one for each use and purpose.
 * Pseudonyms and noise are HMAC-SHA-256, substitutes FF1 with AES-256.
 */
export function maskKeys(keyring: Pick<Keyring, "workspaceKey">): MaskKeys {
	return {
		of(workspaceId, purpose) {
			const { bytes } = keyring.workspaceKey(workspaceId, "blind-index");
			return keyedMasks(
				(use) => new Uint8Array(hkdfSync("sha256", bytes, "", `segward/mask-${use}/1 ${purpose}`, KEY_BYTES)),
			);
		},
	};
}

function keyedMasks(keyFor: (use: string) => Uint8Array): KeyedMasks {
	// As key objects: the key of every MAC would otherwise be made anew, which takes five times as long.
	const pseudonymKey = createSecretKey(keyFor("pseudonym"));
	const noiseKey = createSecretKey(keyFor("noise"));
	const substituteKey = keyFor("substitute");
	const ciphers = new Map<string, ReturnType<typeof FF1>>();
	const cipherOf = (fieldNo: number, alphabet: SubstituteAlphabet) => {
		const name = `${fieldNo} ${alphabet}`;
		const cipher = ciphers.get(name) ?? FF1(SYMBOLS[alphabet].length, substituteKey, tweak(fieldNo));
		ciphers.set(name, cipher);
		return cipher;
	};
	return {
		pseudonym: (fieldNo, value) => {
			const mac = createHmac("sha256", pseudonymKey).update(tweaked(fieldNo, value)).digest("hex");
			return `p_${mac.slice(0, 2 * PSEUDONYM_BYTES)}`;
		},
		substitute(fieldNo, alphabet, value) {
			const symbols = SYMBOLS[alphabet];
			if (value.length < SHORTEST_SUBSTITUTED[alphabet])
				throw new RangeError("The domain has fewer than a million values.");
			const plain = Array.from(value, (symbol) => symbols.indexOf(symbol));
			if (plain.includes(-1)) throw new RangeError(`The value has other symbols than ${alphabet}.`);
			const other = cipherOf(fieldNo, alphabet).encrypt(plain);
			return other.map((at) => symbols[at]).join("");
		},
		fraction(fieldNo, customer, value) {
			const mac = createHmac("sha256", noiseKey)
				.update(tweaked(fieldNo, `${customer.length}:${customer}${value}`))
				.digest();
			return Number(mac.readBigUInt64BE(0) >> (64n - FRACTION_BITS)) / 2 ** Number(FRACTION_BITS);
		},
		hash: (value) => hash("sha256", value),
	};
}

function tweak(fieldNo: number): Uint8Array {
	const bytes = Buffer.alloc(TWEAK_BYTES);
	bytes.writeUInt32LE(fieldNo);
	return bytes;
}

/** The number of the field, and the text in UTF-8. */
function tweaked(fieldNo: number, text: string): Uint8Array {
	const bytes = Buffer.allocUnsafe(TWEAK_BYTES + text.length * MOST_BYTES_A_UNIT);
	bytes.writeUInt32LE(fieldNo);
	return bytes.subarray(0, TWEAK_BYTES + bytes.write(text, TWEAK_BYTES));
}
