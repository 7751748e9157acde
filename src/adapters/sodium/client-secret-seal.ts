import type { VersionedKey } from "../../ports/keyring.ts";
import type { ClientSecretSeal } from "../../ports/sign-on.ts";
import { boundSeal } from "./bound-seal.ts";

/** Of identity providers. */
export function clientSecretSeal(storeKey: () => VersionedKey): ClientSecretSeal {
	return boundSeal(storeKey, "segward/client-secret/1", {
		detail: "The client secret of this provider was sealed under an older key.",
		hint: "Enter the client secret again under Access, Sign-on.",
	});
}
