import Database, { type SqliteDatabase } from "better-sqlite3-multiple-ciphers";
import { SegwardError } from "../../core/error/segward-error.ts";

export type SealedDatabase = SqliteDatabase;

/**
 * Opens or creates an SQLite file in which every page, also in the write-ahead log, is sealed with ChaCha20-Poly1305
 * under this 32-byte key. A commit is on disk when it returns. One connection owns the file, so there is no shared-memory file.
 *
 * @throws SegwardError `key-wrong` (nothing is changed), `data-locked`, `storage-full`.
 */
export function openSealedDatabase(path: string, key: Uint8Array): SealedDatabase {
	const database = new Database(path, { timeout: 0 });
	try {
		database.pragma("cipher = 'chacha20'");
		applyRawKey(database, key);
		// Before the first read, or SQLite makes a shared-memory file.
		database.pragma("locking_mode = exclusive");
		database.prepare("SELECT count(*) FROM sqlite_schema").get();
		database.pragma("journal_mode = wal");
		database.pragma("synchronous = full");
		database.pragma("temp_store = memory");
		database.pragma("foreign_keys = on");
		database.pragma("recursive_triggers = on");
		database.pragma("trusted_schema = off");
		return database;
	} catch (error) {
		database.close();
		if (error instanceof Database.SqliteError && error.code === "SQLITE_NOTADB")
			throw new SegwardError("key-wrong", { file: path, cause: error });
		throw explainSqliteError(error, path);
	}
}

/** What an SQLite failure means to the caller; anything that is not one is passed through. */
export function explainSqliteError(error: unknown, file?: string): unknown {
	if (!(error instanceof Database.SqliteError)) return error;
	switch (error.code) {
		case "SQLITE_FULL":
			return new SegwardError("storage-full", { file, cause: error });
		case "SQLITE_BUSY":
			return new SegwardError("data-locked", { file, cause: error });
		case "SQLITE_CONSTRAINT_FOREIGNKEY":
			return new SegwardError("not-found", {
				detail: "The workspace, or the record this one belongs to, is unknown.",
				cause: error,
			});
		default:
			return new SegwardError("internal", { file, detail: `The store failed (${error.code}).`, cause: error });
	}
}

/** The prefix `raw:` makes these 32 bytes the key itself, with no derivation from a passphrase. */
function applyRawKey(database: SealedDatabase, key: Uint8Array): void {
	const raw = Buffer.alloc(4 + key.length * 2, "raw:");
	raw.write(Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("hex"), 4, "latin1");
	database.key(raw);
	raw.fill(0);
}
