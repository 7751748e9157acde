import { randomBytes } from "node:crypto";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Keyring, StoreName, VersionedKey, WorkspaceKeyUse } from "../../ports/keyring.ts";
import { replaceFile } from "./durable-file.ts";
import type { KeyWrapping } from "./key-wrapping.ts";
import { type KeyEntry, type KeyringContent, keyringDamaged, renderKeyringFile } from "./keyring-file.ts";

const DATA_KEY_BYTES = 32;
const USES: readonly WorkspaceKeyUse[] = ["vault", "blind-index", "quarantine", "sample"];
const WORKSPACE_ID = /^[a-z0-9]{1,20}$/;

interface OpenKey {
	current: VersionedKey;
	versions: Map<number, VersionedKey>;
}

/** A keyring whose data keys rest in a file, wrapped, and are open in memory only. */
export class WrappedKeyring implements Keyring {
	readonly #path: string;
	readonly #wrapping: KeyWrapping;
	readonly #clock: Clock;
	readonly #open = new Map<string, OpenKey>();
	#content: KeyringContent;
	#lastWrite: Promise<unknown> = Promise.resolve();

	/** @throws SegwardError `keyring-damaged` when a key cannot be unwrapped. */
	constructor(path: string, content: KeyringContent, wrapping: KeyWrapping, clock: Clock) {
		this.#path = path;
		this.#content = content;
		this.#wrapping = wrapping;
		this.#clock = clock;
		for (const entry of content.keys) this.#unwrap(entry);
	}

	storeKey(store: StoreName): VersionedKey {
		return this.#find(storeKeyName(store)).current;
	}

	workspaceKey(workspaceId: string, use: WorkspaceKeyUse): VersionedKey {
		return this.#find(workspaceKeyName(workspaceId, use)).current;
	}

	workspaceKeyVersion(workspaceId: string, use: WorkspaceKeyUse, version: number): VersionedKey {
		const key = this.#find(workspaceKeyName(workspaceId, use)).versions.get(version);
		if (!key) throw new SegwardError("not-found", { detail: `The key has no version ${version}.` });
		return key;
	}

	createWorkspaceKeys(workspaceId: string): Promise<void> {
		if (!WORKSPACE_ID.test(workspaceId))
			throw new SegwardError("request-invalid", { detail: "A workspace id is 1 to 20 lower-case letters and digits." });
		return this.addMissing(USES.map((use) => workspaceKeyName(workspaceId, use)));
	}

	/** Makes the keys of these names that are not there yet, durably. */
	addMissing(names: readonly string[]): Promise<void> {
		const write = this.#lastWrite.then(() => this.#add(names));
		this.#lastWrite = write.catch(() => undefined);
		return write;
	}

	async #add(names: readonly string[]): Promise<void> {
		const missing = names.filter((name) => !this.#open.has(name));
		if (missing.length === 0) return;
		const createdAt = new Date(this.#clock.now()).toISOString();
		const added = missing.map((name) => newKeyEntry(this.#wrapping, name, createdAt));
		const content = { ...this.#content, keys: [...this.#content.keys, ...added] };
		await replaceFile(
			this.#path,
			renderKeyringFile(content, (text) => this.#wrapping.proof(text)),
		);
		this.#content = content;
		for (const entry of added) this.#unwrap(entry);
	}

	#unwrap(entry: KeyEntry): void {
		const versions = new Map<number, VersionedKey>();
		for (const { version, wrapped } of entry.versions) {
			const bytes = this.#wrapping.unwrap(entry.name, version, Buffer.from(wrapped, "base64"));
			if (!bytes) throw keyringDamaged(this.#path);
			versions.set(version, { version, bytes });
		}
		const current = versions.get(entry.current);
		if (!current) throw keyringDamaged(this.#path);
		this.#open.set(entry.name, { current, versions });
	}

	#find(name: string): OpenKey {
		const key = this.#open.get(name);
		if (!key) throw new SegwardError("not-found", { detail: "The keyring has no key of this name." });
		return key;
	}
}

/** Version 1 of a new random data key, wrapped. */
export function newKeyEntry(wrapping: KeyWrapping, name: string, createdAt: string): KeyEntry {
	const key = randomBytes(DATA_KEY_BYTES);
	const wrapped = wrapping.wrap(name, 1, key).toString("base64");
	key.fill(0);
	return { name, current: 1, versions: [{ version: 1, createdAt, wrapped }] };
}

export function storeKeyName(store: StoreName): string {
	return `store/${store}`;
}

function workspaceKeyName(workspaceId: string, use: WorkspaceKeyUse): string {
	return `workspace/${workspaceId}/${use}`;
}
