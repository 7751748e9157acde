import { z } from "zod";

const Base64 = z.base64();

/** What a keyring file keeps so that the same master key is found again; nothing in it is secret. */
export const MasterKeyParameters = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("key") }),
	z.object({
		kind: z.literal("passphrase"),
		algorithm: z.literal("argon2id13"),
		salt: Base64,
		opsLimit: z.int().min(1).max(20),
		memLimitBytes: z
			.int()
			.min(8 * 1024 * 1024)
			.max(4 * 1024 ** 3),
	}),
]);
export type MasterKeyParameters = z.infer<typeof MasterKeyParameters>;

/** Where the master key comes from. KMS and PKCS#11 providers fit the same shape. */
export interface MasterKeyProvider {
	readonly kind: MasterKeyParameters["kind"];
	/** The file that holds the key, where there is one: it must lie outside the data directory. */
	readonly path?: string;
	/** Parameters for a keyring that is being made. @throws SegwardError `usage-invalid` for a weak passphrase. */
	newParameters(): MasterKeyParameters;
	/**
	 * The 32 bytes of the master key; the caller wipes them.
	 *
	 * @throws SegwardError `key-missing`, `key-wrong` (not a key at all), `key-exposed`.
	 */
	masterKey(parameters: MasterKeyParameters): Promise<Uint8Array>;
}

export const MASTER_KEY_BYTES = 32;
