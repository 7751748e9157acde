import { AuditEntry } from "../../../core/audit/entry.ts";
import { type FoundBy } from "./search/entry-terms.ts";
/** An entry ready to be written: what it is found by, and the whole entry as JSON. */
export interface AuditRow {
    workspaceId: string;
    at: string;
    foundBy: FoundBy;
    entry: string;
}
/** @throws SegwardError `audit-unavailable` where it could not be read back, or is too long. */
export declare function auditRow(given: AuditEntry): AuditRow;
