import type { AuditEntry, StoredAuditEntry } from "../core/audit/entry.ts";

export interface AuditQuery {
	workspaceId: string;
	/** Entries with a number below this, newest first; absent: from the newest. */
	before?: number;
	limit: number;
	action?: string;
	actor?: string;
	decision?: "allow" | "deny";
	resource?: string;
}

/** Append-only. There is no way to change or remove an entry. */
export interface AuditLog {
	/**
	 * Resolves once the entry is durable (synced to disk); concurrent appends share one sync.
	 * @throws SegwardError `audit-unavailable` when it cannot be written: the caller must then answer nothing.
	 */
	append(entry: AuditEntry): Promise<void>;
	list(query: AuditQuery): Promise<StoredAuditEntry[]>;
	close(): Promise<void>;
}
