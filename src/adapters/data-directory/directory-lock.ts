import Database from "better-sqlite3-multiple-ciphers";
import { SegwardError } from "../../core/error/segward-error.ts";

/**
 * Holds a lock until `release` or until the process ends, however it ends: the operating system's file lock under an
 * open SQLite transaction. Nothing in this process may open the lock file, for closing it again would drop the lock.
 *
 * @throws SegwardError `data-locked` at once when another process (or this one) holds it.
 */
export function lockDirectory(lockFile: string): { release(): void } {
	const lock = new Database(lockFile, { timeout: 0 });
	try {
		lock.pragma("journal_mode = memory");
		lock.exec("BEGIN EXCLUSIVE");
	} catch (error) {
		lock.close();
		throw new SegwardError("data-locked", {
			file: lockFile,
			hint: "Stop the other Segward process, or talk to it through its URL.",
			cause: error,
		});
	}
	return { release: () => void lock.close() };
}
