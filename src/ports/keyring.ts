/** A 256-bit key with the version under which it is known. Never log it, never put it into SQL. */
export interface VersionedKey {
	version: number;
	/** 32 bytes. */
	bytes: Uint8Array;
}

/**
 * Stores of the installation that are encrypted as a whole, each under its own key; and the keys that sign the log and
 * digest configuration in it.
 */
export type StoreName = "control-store" | "audit-log" | "audit-signing" | "state-digests" | "engine-disk" | "tls-keys";

/** Uses of a workspace's own keys. */
export type WorkspaceKeyUse = "vault" | "blind-index" | "quarantine" | "sample";

/**
 * Hands out the data keys that one master key wraps. Providers differ only in where the master key comes from
 * (a file, a passphrase, a mounted secret; later KMS and PKCS#11).
 *
 * @throws SegwardError `key-missing`, `key-wrong`, `key-exposed` on opening; never after.
 */
export interface Keyring {
	storeKey(store: StoreName): VersionedKey;
	/** The current key of a workspace for one use. @throws SegwardError `not-found` for an unknown workspace. */
	workspaceKey(workspaceId: string, use: WorkspaceKeyUse): VersionedKey;
	/** An older version, to open what was sealed under it. */
	workspaceKeyVersion(workspaceId: string, use: WorkspaceKeyUse, version: number): VersionedKey;
	/** Creates and durably stores the keys of a new workspace; does nothing where they exist. */
	createWorkspaceKeys(workspaceId: string): Promise<void>;
}
