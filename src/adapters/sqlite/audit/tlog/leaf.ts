import { sha256 } from "./sha256.ts";

/** Random bytes that hide what a commitment is over. */
export const SALT_BYTES = 32;
/** Of a log entry; c2sp.org/tlog-tiles gives bundles 16 bits for it. */
export const MOST_LEAF_BYTES = 65_535;

const DOMAIN = Buffer.from("segward/audit-payload/1\n");

/**
 * What stands in the tree for an entry of the access log: when and in which workspace, and a commitment to the rest. It holds
 * nothing personal, so that the entry's own text can be erased while the tree still verifies.
 */
export function leafOf(payload: { at: string; workspaceId: string; text: string }, salt: Uint8Array): Buffer {
	const { at, workspaceId, text } = payload;
	const commitment = Buffer.from(sha256(DOMAIN, salt, Buffer.from(text))).toString("base64");
	return Buffer.from(JSON.stringify({ at, workspace: workspaceId, commitment }));
}

/** c2sp.org/tlog-tiles: entries one after the other, each behind its length in 16 bits. */
export function entryBundle(leaves: readonly Uint8Array[]): Buffer {
	return Buffer.concat(
		leaves.flatMap((leaf) => {
			const length = Buffer.alloc(2);
			length.writeUInt16BE(leaf.length);
			return [length, leaf];
		}),
	);
}
