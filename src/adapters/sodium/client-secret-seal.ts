import { hkdfSync } from "node:crypto";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { VersionedKey } from "../../ports/keyring.ts";
import type { ClientSecretSeal } from "../../ports/sign-on.ts";
import { fileSeal } from "./file-seal.ts";

/** `<key version>.<base64url>`: sealed under a key of its own that is derived from the store's, and bound to the provider. */
export function clientSecretSeal(storeKey: () => VersionedKey): ClientSecretSeal {
	const sealOf = (key: VersionedKey, providerId: string) => {
		const derived = new Uint8Array(hkdfSync("sha256", key.bytes, "", "segward/client-secret/1", 32));
		return fileSeal(derived, `segward/client-secret/1 ${providerId}`);
	};
	return {
		seal(providerId, secret) {
			const key = storeKey();
			const sealed = sealOf(key, providerId).seal(Buffer.from(secret));
			return `${key.version}.${Buffer.from(sealed).toString("base64url")}`;
		},
		open(providerId, sealed) {
			const key = storeKey();
			const [version, text = ""] = sealed.split(".");
			if (version !== String(key.version)) {
				throw new SegwardError("key-wrong", {
					detail: "The client secret of this provider was sealed under an older key.",
					hint: "Enter the client secret again under Access, Sign-on.",
				});
			}
			return Buffer.from(sealOf(key, providerId).open(Buffer.from(text, "base64url"))).toString();
		},
	};
}
