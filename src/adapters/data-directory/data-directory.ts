import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";
import { lockDirectory } from "./directory-lock.ts";

/** Where everything of one installation lies. Nothing but the lock is readable without the master key. */
export interface DataDirectory {
	/** Absolute. */
	readonly path: string;
	readonly controlStoreFile: string;
	readonly auditLogFile: string;
	readonly keyringFile: string;
	/** The engine's own directory. */
	readonly engineDirectory: string;
	/** Whether it already held stores when it was opened: without their keyring nothing may be created then. */
	readonly existed: boolean;
	/** Gives the directory free for another process. */
	close(): void;
}

/**
 * Opens a data directory for this process alone, and makes it (mode 0700) where there is none. From then on the process
 * creates files that only its owner can read.
 *
 * @throws SegwardError `data-locked` while another process has it; `storage-full`; `usage-invalid` when it is no directory.
 */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
	process.umask(0o077);
	const root = resolve(path);
	await makePrivate(root);
	const lock = lockDirectory(join(root, "lock"));
	try {
		const engineDirectory = join(root, "engine");
		const controlStoreFile = join(root, "control.db");
		const auditLogFile = join(root, "audit.db");
		await mkdir(engineDirectory, { recursive: true, mode: 0o700 });
		const engineFiles = await readdir(engineDirectory);
		const existed = existsSync(controlStoreFile) || existsSync(auditLogFile) || engineFiles.length > 0;
		return {
			path: root,
			controlStoreFile,
			auditLogFile,
			keyringFile: join(root, "keyring.json"),
			engineDirectory,
			existed,
			close: lock.release,
		};
	} catch (error) {
		lock.release();
		throw explain(error, root);
	}
}

async function makePrivate(path: string): Promise<void> {
	try {
		await mkdir(path, { recursive: true, mode: 0o700 });
		const { mode, uid } = await stat(path);
		if ((mode & 0o077) !== 0 && uid === process.getuid?.()) await chmod(path, 0o700);
	} catch (error) {
		throw explain(error, path);
	}
}

function explain(error: unknown, file: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (code === "ENOSPC" || code === "EDQUOT") return new SegwardError("storage-full", { file, cause: error });
	if (code === "EEXIST" || code === "ENOTDIR" || code === "EACCES" || code === "EROFS")
		return new SegwardError("usage-invalid", {
			file,
			detail: "The data directory cannot be used: it is not a directory, or not writable.",
			cause: error,
		});
	return error;
}
