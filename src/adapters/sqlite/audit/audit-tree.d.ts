import { type KeyObject } from "node:crypto";
import { type TileId } from "../../../core/audit/tlog/tiles.ts";
import type { OpenedEntry, ProvenEntry } from "../../../ports/transparency-log.ts";
import type { SealedDatabase } from "../sealed-database.ts";
/** The tree over the entries of the access log, in the same file and transactions. */
export declare class AuditTree {
    #private;
    readonly origin: string;
    /** @param seed of the Ed25519 key that signs tree heads; 32 bytes. */
    constructor(database: SealedDatabase, seed: Uint8Array);
    /** Takes up what the file holds; to be called also when a transaction was rolled back. */
    load(): void;
    /** Adds entries and signs the new tree head, inside the caller's transaction. */
    add(entries: readonly {
        workspaceId: string;
        no: number;
        at: string;
        text: string;
    }[]): void;
    get size(): number;
    /** When an entry was recorded, also one whose text was erased. */
    leafTime(workspaceId: string, no: number): string;
    /** The newest signed tree head; undefined while nothing was ever recorded. */
    checkpoint(): string | undefined;
    /** The newest head that a witness cosigned, with the cosignatures of all that saw the same. */
    witnessed(): string | undefined;
    payloads(workspaceId: string, afterLeaf: number, limit: number): OpenedEntry[];
    /** Entries of a workspace behind this leaf: they are numbered without gaps. */
    backlog(workspaceId: string, afterLeaf: number): number;
    /** Keeps what a witness cosigned. @throws SegwardError `witness-refused` where this key did not. */
    keepCosigned(witness: string, note: string): void;
    /** Undefined where the tree has no such tile, at this width. */
    tile(id: TileId): Buffer | undefined;
    consistency(oldSize: number, size: number): Uint8Array[];
    /**
     * An entry with all that proves it stands in the tree: under the newest head that witnesses cosigned, where that covers it,
     * and under the newest one otherwise. Undefined where there is no such entry.
     */
    prove(workspaceId: string, no: number): ProvenEntry | undefined;
}
/** Names the log for good, wherever it is served: after its key. */
export declare function originOf(key: KeyObject): string;
