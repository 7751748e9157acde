import type { AuditQuery } from "../../../../ports/audit-log.ts";
import type { SealedDatabase } from "../../sealed-database.ts";
export interface FoundEntry {
    no: number;
    /** Empty where it was erased. */
    entry: string;
}
/** Finds entries, newest first: filters meet as bits, block by block, so that even those that seldom meet are answered soon. */
export declare class EntrySearch {
    #private;
    constructor(database: SealedDatabase);
    /** @throws SegwardError `request-invalid` where a part of a name fits too much. */
    find(query: AuditQuery): FoundEntry[];
}
