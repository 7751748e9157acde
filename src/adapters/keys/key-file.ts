import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";
import { createFile } from "./durable-file.ts";
import { decodeKeyMaterial } from "./key-material.ts";
import { KEYRING_FILE_NAME } from "./keyring-file.ts";
import { MASTER_KEY_BYTES, type MasterKeyProvider } from "./master-key-provider.ts";

/** A key file that only its owner may read: mode 0600 or stricter. */
export function keyFileProvider(path: string): MasterKeyProvider {
	return fileProvider(path, true);
}

/**
 * A secret that an orchestrator mounts into the container (Docker, Kubernetes, systemd credentials). Its mode is the
 * orchestrator's affair (Docker mounts secrets as 0444 inside the container), so it is not checked.
 */
export function mountedSecretProvider(path: string): MasterKeyProvider {
	return fileProvider(path, false);
}

/**
 * Makes a new random master key file, mode 0600, durable when it resolves. Never replaces a key.
 *
 * @throws SegwardError `state-conflict` when the file exists, or when `dataDirectory` already holds keys that another
 * master key wrapped: a new one could not open them.
 */
export async function createKeyFile(path: string, dataDirectory: string): Promise<void> {
	if (existsSync(join(dataDirectory, KEYRING_FILE_NAME)))
		throw new SegwardError("state-conflict", {
			file: path,
			detail: "The data directory already has keys; a new master key could not open them.",
			hint: "Bring back the master key that was made with this data directory, or choose an empty data directory.",
		});
	await mkdir(dirname(resolve(path)), { recursive: true, mode: 0o700 });
	const key = randomBytes(MASTER_KEY_BYTES);
	await createFile(path, key).finally(() => key.fill(0));
}

function fileProvider(path: string, ownerOnly: boolean): MasterKeyProvider {
	return {
		kind: "key",
		path,
		newParameters: () => ({ kind: "key" }),
		async masterKey() {
			const content = await readSecretFile(path, ownerOnly);
			try {
				return decodeKeyMaterial(content, path);
			} finally {
				content.fill(0);
			}
		},
	};
}

/**
 * Reads a secret from a file.
 *
 * @throws SegwardError `key-missing` when it cannot be read, `key-exposed` when group or others may (only with `ownerOnly`).
 */
export async function readSecretFile(path: string, ownerOnly: boolean): Promise<Buffer> {
	try {
		const { mode } = await stat(path);
		if (ownerOnly && process.platform !== "win32" && (mode & 0o077) !== 0)
			throw new SegwardError("key-exposed", {
				file: path,
				detail: `The master key file is open to others (mode ${(mode & 0o777).toString(8).padStart(4, "0")}).`,
				hint: `chmod 600 ${path}; if others could have read it, make a new key.`,
			});
		return await readFile(path);
	} catch (error) {
		if (error instanceof SegwardError) throw error;
		throw new SegwardError("key-missing", {
			file: path,
			hint: "Say where the master key is, or make a new one for an empty data directory with `segward init`.",
			cause: error,
		});
	}
}
