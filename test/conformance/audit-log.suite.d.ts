import type { AuditEntry } from "../../src/core/audit/entry.ts";
import type { AuditLog } from "../../src/ports/audit-log.ts";
export interface AuditLogUnderTest {
    log: AuditLog;
    /** Closes the log and opens it again. */
    reopen(): Promise<AuditLog>;
    dispose(): Promise<void>;
}
/** A whole entry; a test names what it cares about. */
export declare function auditEntry(over?: Partial<AuditEntry>): AuditEntry;
/** What every audit log promises. */
export declare function auditLogSuite(name: string, make: () => Promise<AuditLogUnderTest>): void;
