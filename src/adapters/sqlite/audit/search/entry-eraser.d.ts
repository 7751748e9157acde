import type { SealedDatabase } from "../../sealed-database.ts";
import type { EntryIndex } from "./entry-index.ts";
/** Takes the text of entries away: their leaves stay in the tree, and nothing opens them any more. */
export declare class EntryEraser {
    #private;
    constructor(database: SealedDatabase, index: EntryIndex);
    /** Inside the caller's transaction. */
    erase(workspaceId: string, nos: readonly number[]): void;
}
