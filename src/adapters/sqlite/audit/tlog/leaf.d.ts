/** Random bytes that hide what a commitment is over. */
export declare const SALT_BYTES = 32;
/** Of a log entry; c2sp.org/tlog-tiles gives bundles 16 bits for it. */
export declare const MOST_LEAF_BYTES = 65535;
/**
 * What stands in the tree for an entry of the access log: when and in which workspace, and a commitment to the rest. It holds
 * nothing personal, so that the entry's own text can be erased while the tree still verifies.
 */
export declare function leafOf(payload: {
    at: string;
    workspaceId: string;
    text: string;
}, salt: Uint8Array): Buffer;
/** c2sp.org/tlog-tiles: entries one after the other, each behind its length in 16 bits. */
export declare function entryBundle(leaves: readonly Uint8Array[]): Buffer;
