import type { SealedDatabase } from "../../sealed-database.ts";
import type { EntryIndex } from "./entry-index.ts";
/** Gives entries from before there was a search their terms; goes on where it stopped if it was interrupted. */
export declare function addOlderEntries(database: SealedDatabase, index: EntryIndex): void;
