import { createHmac, timingSafeEqual } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";

const CHECK_FILE = "disk-key.check";

/** A keyed digest of a fixed text: tells whether a key is the one of this directory, and nothing else about it. */
const digestOf = (key: Uint8Array): Buffer =>
	createHmac("sha512", key).update("segward engine disk key check v1").digest();

/**
 * Decides before the engine touches anything whether `key` opens the encrypted disk of this directory.
 * A directory without data takes the key as its own.
 * @throws SegwardError `key-wrong`; nothing was changed.
 */
export function claimDiskKey(directory: string, sealedDirectory: string, key: Uint8Array): void {
	if (key.length !== 32) throw new SegwardError("internal", { detail: "The engine disk key has to be 32 bytes." });
	const path = join(directory, CHECK_FILE);
	if (existsSync(path)) {
		const known = readFileSync(path);
		const given = digestOf(key);
		if (known.length !== given.length || !timingSafeEqual(known, given)) {
			throw new SegwardError("key-wrong", {
				hint: "Give the master key file with which this data directory was made.",
			});
		}
		return;
	}
	if (existsSync(sealedDirectory) && readdirSync(sealedDirectory).length > 0) {
		throw new SegwardError("key-wrong", {
			detail: "The data directory holds engine data, but the file that its key is checked against is missing.",
			hint: `Restore ${CHECK_FILE} from a backup of the data directory.`,
		});
	}
	writeDurably(path, digestOf(key));
}

function writeDurably(path: string, content: Uint8Array): void {
	const temporary = `${path}.new`;
	const file = openSync(temporary, "w", 0o600);
	try {
		writeSync(file, content);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(temporary, path);
}
