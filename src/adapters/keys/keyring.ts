import { randomBytes } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Keyring, StoreName } from "../../ports/keyring.ts";
import { createFile, removeLeftovers } from "./durable-file.ts";
import { KeyWrapping, sameBytes } from "./key-wrapping.ts";
import {
	KEYRING_FILE_NAME,
	type KeyringContent,
	keyringDamaged,
	readKeyringFile,
	renderKeyringFile,
} from "./keyring-file.ts";
import type { MasterKeyProvider } from "./master-key-provider.ts";
import { newKeyEntry, storeKeyName, WrappedKeyring } from "./wrapped-keyring.ts";

export interface KeyringRequest {
	/** The data directory, which holds the wrapped keys. */
	directory: string;
	masterKey: MasterKeyProvider;
	clock: Clock;
}

const STORES: readonly StoreName[] = [
	"control-store",
	"audit-log",
	"audit-signing",
	"state-digests",
	"engine-disk",
	"tls-keys",
];
const SALT_BYTES = 32;

export function hasKeyring(directory: string): boolean {
	return existsSync(join(directory, KEYRING_FILE_NAME));
}

/**
 * Makes the keyring of a new data directory: a random key for each store, wrapped by the master key.
 *
 * @throws SegwardError `state-conflict` when there is one already; `key-missing`, `key-wrong`, `key-exposed`.
 */
export async function createKeyring(request: KeyringRequest): Promise<Keyring> {
	const { directory, masterKey: provider, clock } = request;
	refuseKeyInside(directory, provider);
	const master = provider.newParameters();
	const salt = randomBytes(SALT_BYTES);
	const wrapping = await wrappingOf(provider, master, salt);
	const createdAt = new Date(clock.now()).toISOString();
	const content: KeyringContent = {
		format: "segward-keyring/1",
		master,
		salt: salt.toString("base64"),
		check: wrapping.check.toString("base64"),
		keys: STORES.map((store) => newKeyEntry(wrapping, storeKeyName(store), createdAt)),
	};
	const path = join(directory, KEYRING_FILE_NAME);
	await createFile(
		path,
		renderKeyringFile(content, (text) => wrapping.proof(text)),
	);
	return new WrappedKeyring(path, content, wrapping, clock);
}

/**
 * Opens the keyring of a data directory, and adds keys that a newer version of the program has a use for.
 *
 * @throws SegwardError `key-missing`, `key-wrong`, `key-exposed`, `keyring-damaged`.
 */
export async function openKeyring(request: KeyringRequest): Promise<Keyring> {
	const { directory, masterKey: provider, clock } = request;
	const path = join(directory, KEYRING_FILE_NAME);
	const { content, proof } = await readKeyringFile(path);
	refuseKeyInside(directory, provider);
	if (content.master.kind !== provider.kind)
		throw new SegwardError("key-wrong", {
			file: path,
			hint: `This data directory was made with a master key of kind "${content.master.kind}".`,
		});
	const wrapping = await wrappingOf(provider, content.master, Buffer.from(content.salt, "base64"));
	if (!sameBytes(wrapping.check, Buffer.from(content.check, "base64")))
		throw new SegwardError("key-wrong", {
			file: provider.path,
			hint: "Use the master key that this data directory was made with.",
		});
	if (!sameBytes(wrapping.proof(JSON.stringify(content)), proof)) throw keyringDamaged(path);
	const keyring = new WrappedKeyring(path, content, wrapping, clock);
	await removeLeftovers(path);
	await keyring.addMissing(STORES.map(storeKeyName));
	return keyring;
}

async function wrappingOf(
	provider: MasterKeyProvider,
	master: KeyringContent["master"],
	salt: Uint8Array,
): Promise<KeyWrapping> {
	const masterKey = await provider.masterKey(master);
	try {
		return new KeyWrapping(masterKey, salt);
	} finally {
		masterKey.fill(0);
	}
}

/** Whoever copies the data directory must not get its key with it. */
function refuseKeyInside(directory: string, provider: MasterKeyProvider): void {
	if (provider.path === undefined || !existsSync(provider.path)) return;
	const way = relative(realpathSync(directory), realpathSync(provider.path));
	if (way.startsWith("..") || isAbsolute(way)) return;
	throw new SegwardError("key-exposed", {
		file: provider.path,
		detail: "The master key lies inside the data directory that it protects.",
		hint: "Move the key file out of the data directory.",
	});
}
