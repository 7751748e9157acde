import { randomBytes } from "node:crypto";
import { link, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";

const TEMPORARY = ".tmp";

/**
 * Replaces a file so that a reader, also one after a crash, finds the old or the new content whole. Durable when it
 * resolves; readable by the owner only.
 *
 * @throws SegwardError `storage-full`; the old content then stands.
 */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
	await placeFile(path, content, rename);
}

/** The same for a file that must not exist yet. @throws SegwardError `state-conflict` when it does. */
export async function createFile(path: string, content: Uint8Array): Promise<void> {
	await placeFile(path, content, async (temporary, target) => {
		await link(temporary, target);
		await rm(temporary);
	});
}

/** Removes what a crash between writing and renaming left behind. */
export async function removeLeftovers(path: string): Promise<void> {
	const prefix = `${basename(path)}.`;
	for (const name of await readdir(dirname(path)))
		if (name.startsWith(prefix) && name.endsWith(TEMPORARY)) await rm(join(dirname(path), name), { force: true });
}

async function placeFile(
	path: string,
	content: Uint8Array,
	place: (temporary: string, target: string) => Promise<void>,
): Promise<void> {
	const temporary = `${path}.${randomBytes(6).toString("hex")}${TEMPORARY}`;
	try {
		const file = await open(temporary, "wx", 0o600);
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		await place(temporary, path);
		await syncDirectory(dirname(path));
	} catch (error) {
		await rm(temporary, { force: true });
		throw explain(error, path);
	}
}

/** A rename is durable only once the directory that records it is. */
async function syncDirectory(path: string): Promise<void> {
	if (process.platform === "win32") return;
	const directory = await open(path, "r");
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}

function explain(error: unknown, path: string): unknown {
	const code = (error as NodeJS.ErrnoException).code;
	if (code === "ENOSPC" || code === "EDQUOT") return new SegwardError("storage-full", { file: path, cause: error });
	if (code === "EEXIST")
		return new SegwardError("state-conflict", { file: path, detail: "This file exists already.", cause: error });
	return error;
}
