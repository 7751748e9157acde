import type { AuditEntry, StoredAuditEntry } from "../core/audit/entry.ts";
export interface AuditFilter {
    /** An action, or a group of them such as `segment:`. */
    action?: string;
    /** Name or id of a person or token. */
    actor?: string;
    decision?: AuditEntry["decision"];
    outcome?: AuditEntry["outcome"];
    /** Kind and id of a thing, or a kind such as `segment/`. */
    resource?: string;
    /** A part of what `resource` may be; capital letters are as good as small ones. */
    text?: string;
    /** Entries that show or ask about one of these customers. */
    customerRefs?: readonly string[];
    /** Instants, ISO 8601 in UTC with milliseconds: not before `from`, and before `to`. */
    from?: string;
    to?: string;
}
export interface AuditQuery extends AuditFilter {
    workspaceId: string;
    /** Entries with a number below this, newest first; absent: from the newest. */
    before?: number;
    limit: number;
}
/** Whose entries lose their text. */
export type AuditErasure = {
    workspaceId: string;
} & ({
    actor: string;
} | {
    customerRefs: readonly string[];
});
export interface AuditHour {
    /** Of its beginning; ISO 8601. */
    at: string;
    /** Acts that ended in it, refused ones included. */
    acts: number;
    refused: number;
}
/** Append-only. An entry can be neither changed nor removed; only its text can be erased, and that is recorded. */
export interface AuditLog {
    /**
     * Resolves once the entry is durable (synced to disk); concurrent appends share one sync.
     * @throws SegwardError `audit-unavailable` when it cannot be written: the caller must then answer nothing.
     */
    append(entry: AuditEntry): Promise<void>;
    /** Entries that fit every filter given. @throws SegwardError `request-invalid` where `text` fits too much. */
    list(query: AuditQuery): Promise<StoredAuditEntry[]>;
    /**
     * Erases the text of entries for good and appends the record of it, which names them, as one: both are durable, or neither.
     * Their leaves stay in the tree. Records of erasures themselves stay.
     *
     * @returns how many were erased: at most some thousands at a time, so call it until it is 0; then nothing was recorded.
     */
    erase(erasure: AuditErasure, record: AuditEntry): Promise<number>;
    /** How much happened in each hour from this instant on; hours without anything are left out. */
    activity(workspaceId: string, from: string): Promise<AuditHour[]>;
    close(): Promise<void>;
}
