import { createHmac, hkdfSync } from "node:crypto";
import type { CustomerRefs } from "../../ports/customer-refs.ts";
import type { Keyring } from "../../ports/keyring.ts";

const REF_BYTES = 12;

/** References of the access log, under a key derived from the first blind index key of each workspace: entries are for good. */
export function customerRefs(keyring: Pick<Keyring, "workspaceKeyVersion">): CustomerRefs {
	const keys = new Map<string, Buffer>();
	const keyOf = (workspaceId: string) => {
		const known = keys.get(workspaceId);
		if (known !== undefined) return known;
		const { bytes } = keyring.workspaceKeyVersion(workspaceId, "blind-index", 1);
		const key = Buffer.from(hkdfSync("sha256", bytes, new Uint8Array(0), "segward/audit-customer-ref/1", 32));
		keys.set(workspaceId, key);
		return key;
	};
	return {
		of(workspaceId, customerKeys) {
			if (customerKeys.length === 0) return [];
			const key = keyOf(workspaceId);
			return customerKeys.map((customerKey) => {
				const bytes = Buffer.alloc(8);
				bytes.writeBigUInt64BE(BigInt(customerKey));
				return createHmac("sha256", key).update(bytes).digest().subarray(0, REF_BYTES).toString("base64url");
			});
		},
	};
}
