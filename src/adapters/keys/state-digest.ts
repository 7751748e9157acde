import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import type { VersionedKey } from "../../ports/keyring.ts";
import type { StateDigest } from "../../ports/state-digest.ts";

/** HMAC-SHA-256 in hex, behind the version of its key: `1:9f86d0…`. */
export function stateDigest(currentKey: () => VersionedKey): StateDigest {
	return (workspaceId, what, state) => {
		const { version, bytes } = currentKey();
		// Through JSON, so that what is undefined is absent, as where it was read back from a store.
		const text = canonicalize(JSON.parse(JSON.stringify({ workspaceId, what, state }))) ?? "";
		return `${version}:${createHmac("sha256", bytes).update(text).digest("hex")}`;
	};
}
