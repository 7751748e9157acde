import type { TargetSecretSeal } from "../../ports/audit-targets.ts";
import type { VersionedKey } from "../../ports/keyring.ts";
import { boundSeal } from "./bound-seal.ts";

/** Of the places that the access log goes to. */
export function targetSecretSeal(storeKey: () => VersionedKey): TargetSecretSeal {
	return boundSeal(storeKey, "segward/audit-target-secret/1", {
		detail: "The secret of this target was sealed under an older key.",
		hint: "Enter it again under Audit, Anchors and forwarding.",
	});
}
