import { type SqliteDatabase } from "better-sqlite3-multiple-ciphers";
export type SealedDatabase = SqliteDatabase;
/**
 * Opens or creates an SQLite file in which every page, also in the write-ahead log, is sealed with ChaCha20-Poly1305
 * under this 32-byte key. A commit is on disk when it returns. One connection owns the file, so there is no shared-memory file.
 *
 * @throws SegwardError `key-wrong` (nothing is changed), `data-locked`, `storage-full`.
 */
export declare function openSealedDatabase(path: string, key: Uint8Array): SealedDatabase;
/** What an SQLite failure means to the caller; anything that is not one is passed through. */
export declare function explainSqliteError(error: unknown, file?: string): unknown;
