import type { SealedDatabase } from "../../sealed-database.ts";
import { type FoundBy } from "./entry-terms.ts";
export interface IndexedEntry {
    workspaceId: string;
    no: number;
    at: string;
    foundBy: FoundBy;
}
/**
 * Which entries have which term (see entry-terms.ts), block by block, so that filters of any kind meet as bits; who was shown
 * to whom; and how much happened each hour. Grows inside the caller's transaction.
 */
export declare class EntryIndex {
    #private;
    constructor(database: SealedDatabase);
    /** Forgets what a transaction that was rolled back left here. */
    load(): void;
    add(entries: readonly IndexedEntry[]): void;
    /** Takes entries out of everything that tells what they said. That something happened at their hour stays. */
    remove(entries: readonly Pick<IndexedEntry, "workspaceId" | "no" | "foundBy">[]): void;
}
