import { AuditEntry } from "../../../core/audit/entry.ts";
import type { AuditErasure, AuditHour, AuditQuery } from "../../../ports/audit-log.ts";
import { type AuditRow } from "./audit-row.ts";
import { AuditTree } from "./audit-tree.ts";
export interface NumberedEntry {
    no: number;
    /** Empty where it was erased. */
    entry: string;
    /** When that was which was erased. */
    at?: string;
}
/** The sealed file of the access log. Synchronous: it belongs into a worker thread. */
export declare class AuditFile {
    #private;
    readonly tree: AuditTree;
    /** @param seed of the key that signs tree heads. */
    constructor(path: string, key: Uint8Array, seed: Uint8Array);
    /**
     * Writes all or none; durable when it returns. Throws also when the file was removed, replaced or made read-only
     * since it was opened: the open handle would still take writes, but into a file that nobody will ever find.
     */
    append(rows: readonly AuditRow[]): void;
    list(query: AuditQuery): NumberedEntry[];
    /** @returns how many entries were erased; if none, nothing was recorded. */
    erase(erasure: AuditErasure, record: AuditEntry): number;
    activity(workspaceId: string, from: string): AuditHour[];
    close(): void;
}
