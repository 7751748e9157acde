import type { TileId } from "../core/audit/tlog/tiles.ts";
/** What opens the commitment that the tree holds for an entry. */
export interface OpenedEntry {
    /** Of its workspace, from 1. */
    no: number;
    /** Place in the tree, from 0. */
    leafIndex: number;
    /** Base64. */
    salt: string;
    /** The entry as recorded; JSON. */
    payload: string;
}
/** One entry of the access log, and all that an outsider needs to see that it stands in the tree. */
export interface ProvenEntry extends OpenedEntry {
    /** What the tree holds: time, workspace, and a commitment to the payload. */
    leaf: string;
    /** c2sp.org/tlog-proof@v1, with the signed tree head. */
    proof: string;
}
/**
 * The access log as an append-only tree (RFC 6962, c2sp.org/tlog-tiles), for whoever wants to verify it. What it hands out
 * holds nothing personal, but for `prove` and `payloads`.
 *
 * @throws SegwardError `audit-unavailable`.
 */
export interface TransparencyLog {
    /** Who signs its tree heads: c2sp.org/signed-note key. */
    readonly verifierKey: string;
    /** The newest tree head as a signed note; undefined while the log is empty. */
    checkpoint(): Promise<string | undefined>;
    /** The newest head that a witness cosigned, with the cosignatures of all that saw the same. */
    witnessed(): Promise<string | undefined>;
    /** Of one workspace, behind this place of the tree, in its order. */
    payloads(workspaceId: string, afterLeaf: number, limit: number): Promise<OpenedEntry[]>;
    /** How many entries this workspace has behind this place of the tree. */
    backlog(workspaceId: string, afterLeaf: number): Promise<number>;
    /** The bytes of a tile or entry bundle; undefined where the tree has none. */
    tile(id: TileId): Promise<Uint8Array | undefined>;
    /** That the tree of `oldSize` entries is the beginning of that of `size`. */
    consistency(oldSize: number, size: number): Promise<Uint8Array[]>;
    prove(workspaceId: string, no: number): Promise<ProvenEntry | undefined>;
    /** Keeps the newest tree head that this witness (its key) cosigned. @throws SegwardError `witness-refused`. */
    keepCosigned(witness: string, note: string): Promise<void>;
}
