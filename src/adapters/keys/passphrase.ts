import { randomBytes } from "node:crypto";
import sodium from "sodium-native";
import { SegwardError } from "../../core/error/segward-error.ts";
import { readSecretFile } from "./key-file.ts";
import { MASTER_KEY_BYTES, type MasterKeyProvider } from "./master-key-provider.ts";

/** libsodium's MODERATE cost: about 0.7 s on one core, paid once at start. */
const OPS_LIMIT = 3;
const MEM_LIMIT_BYTES = 256 * 1024 * 1024;
const SHORTEST_PASSPHRASE_BYTES = 12;

/** A master key from a passphrase by argon2id; salt and cost are kept in the keyring file. */
export function passphraseProvider(
	passphrase: Uint8Array,
	cost = { opsLimit: OPS_LIMIT, memLimitBytes: MEM_LIMIT_BYTES },
): MasterKeyProvider {
	return {
		kind: "passphrase",
		newParameters() {
			if (passphrase.length < SHORTEST_PASSPHRASE_BYTES)
				throw new SegwardError("usage-invalid", {
					detail: `The passphrase is too short: at least ${SHORTEST_PASSPHRASE_BYTES} characters.`,
				});
			const salt = randomBytes(sodium.crypto_pwhash_SALTBYTES).toString("base64");
			return { kind: "passphrase", algorithm: "argon2id13", salt, ...cost };
		},
		async masterKey(parameters) {
			if (parameters.kind !== "passphrase") throw new SegwardError("key-wrong");
			const key = Buffer.alloc(MASTER_KEY_BYTES);
			await sodium.crypto_pwhash_async(
				key,
				passphrase,
				Buffer.from(parameters.salt, "base64"),
				parameters.opsLimit,
				parameters.memLimitBytes,
				sodium.crypto_pwhash_ALG_ARGON2ID13,
			);
			return key;
		},
	};
}

/**
 * Reads a passphrase from a file that only its owner may read; one line break at its end does not belong to it.
 *
 * @throws SegwardError `key-missing`, `key-exposed`.
 */
export async function readPassphraseFile(path: string): Promise<Uint8Array> {
	const content = await readSecretFile(path, true);
	let end = content.length;
	if (content[end - 1] === 0x0a) end--;
	if (content[end - 1] === 0x0d) end--;
	return content.subarray(0, end);
}
