import { hkdfSync } from "node:crypto";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { VersionedKey } from "../../ports/keyring.ts";
import { fileSeal } from "./file-seal.ts";

/** Seals short secrets, each bound to the record that it belongs to, so that it opens nowhere else. */
export interface BoundSeal {
	seal(recordId: string, secret: string): string;
	/** @throws SegwardError `key-wrong`. */
	open(recordId: string, sealed: string): string;
}

/**
 * `<key version>.<base64url>`: sealed under a key of its own that is derived from the store's.
 *
 * @param purpose names the derived key. @param olderKey told where a secret was sealed under an older key.
 */
export function boundSeal(
	storeKey: () => VersionedKey,
	purpose: string,
	olderKey: { detail: string; hint: string },
): BoundSeal {
	const sealOf = (key: VersionedKey, recordId: string) => {
		const derived = new Uint8Array(hkdfSync("sha256", key.bytes, "", purpose, 32));
		return fileSeal(derived, `${purpose} ${recordId}`);
	};
	return {
		seal(recordId, secret) {
			const key = storeKey();
			const sealed = sealOf(key, recordId).seal(Buffer.from(secret));
			return `${key.version}.${Buffer.from(sealed).toString("base64url")}`;
		},
		open(recordId, sealed) {
			const key = storeKey();
			const [version, text = ""] = sealed.split(".");
			if (version !== String(key.version)) throw new SegwardError("key-wrong", olderKey);
			return Buffer.from(sealOf(key, recordId).open(Buffer.from(text, "base64url"))).toString();
		},
	};
}
