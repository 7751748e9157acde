import type { AuditLog } from "../../../ports/audit-log.ts";
import type { TransparencyLog } from "../../../ports/transparency-log.ts";
/**
 * Opens the access log in this file, or creates it. Entries from before there was a tree are planted now.
 *
 * @throws SegwardError `key-wrong`, `data-newer`, `data-locked`, `storage-full`, `audit-unavailable`.
 */
export declare function openAuditLog(path: string, keys: AuditLogKeys): Promise<AuditLog & TransparencyLog>;
/** Each 32 bytes. */
export interface AuditLogKeys {
    /** Seals the file. */
    sealing: Uint8Array;
    /** Seed of the Ed25519 key that signs tree heads. */
    signing: Uint8Array;
}
