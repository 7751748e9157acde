import { type SubtreeReader } from "../../../../core/audit/tlog/merkle.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
/** The hashes of the tree, as tiles in the sealed file of the log. Grows inside the caller's transaction. */
export declare class TileStore {
    #private;
    constructor(database: SealedDatabase);
    /** Takes up the tree at the size that the file holds. */
    load(size: number): void;
    get size(): number;
    add(leaf: Uint8Array): void;
    /** Writes the tiles that changed. */
    flush(): void;
    /** A tile as far as it is filled. @throws Error when there is none. */
    tile(level: number, index: number): Buffer;
    /** For one proof or root: reads each tile once. */
    subtrees(): SubtreeReader;
}
