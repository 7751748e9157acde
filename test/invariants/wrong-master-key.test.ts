import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataDirectory } from "../../src/adapters/data-directory/data-directory.ts";
import { createKeyFile, keyFileProvider } from "../../src/adapters/keys/key-file.ts";
import { createKeyring, openKeyring } from "../../src/adapters/keys/keyring.ts";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { openControlStore } from "../../src/adapters/sqlite/control/control-store.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const clock = { now: () => Date.parse("2026-11-24T10:00:00.000Z") };

describe("a data directory under the wrong master key", () => {
	let root: string;
	let path: string;
	let keyFile: string;
	beforeAll(async () => {
		root = await mkdtemp(join(tmpdir(), "segward-wrong-key-"));
		path = join(root, "data");
		keyFile = join(root, "master.key");
		const directory = await openDataDirectory(path);
		await createKeyFile(keyFile, path);
		const keyring = await createKeyring({ directory: path, masterKey: keyFileProvider(keyFile), clock });
		await keyring.createWorkspaceKeys("one");
		const store = await openControlStore(directory.controlStoreFile, keyring.storeKey("control-store").bytes);
		await store.workspaces.create({ id: "one", name: "One", createdAt: "2026-11-24T10:00:00.000Z" });
		await store.close();
		const log = await openAuditLog(directory.auditLogFile, {
			sealing: keyring.storeKey("audit-log").bytes,
			signing: keyring.storeKey("audit-signing").bytes,
		});
		await log.append(auditEntry());
		await log.close();
		directory.close();
	});
	afterAll(() => rm(root, { recursive: true }));

	it("is refused clearly, and every file stays as it was", async () => {
		const before = await digest(path);
		await writeFile(keyFile, randomBytes(32));
		const directory = await openDataDirectory(path);
		const opening = openKeyring({ directory: path, masterKey: keyFileProvider(keyFile), clock });
		await expect(opening).rejects.toMatchObject({ code: "key-wrong", exitCode: 1 });
		directory.close();
		expect(await digest(path)).toBe(before);
	});

	it("is refused by each store even when the keyring is passed by", async () => {
		const before = await digest(path);
		const key = randomBytes(32);
		await expect(openControlStore(join(path, "control.db"), key)).rejects.toMatchObject({ code: "key-wrong" });
		await expect(openAuditLog(join(path, "audit.db"), { sealing: key, signing: key })).rejects.toMatchObject({
			code: "key-wrong",
		});
		expect(await digest(path)).toBe(before);
	});
});

async function digest(directory: string): Promise<string> {
	const hash = createHash("sha256");
	for (const entry of await readdir(directory, { withFileTypes: true, recursive: true }))
		if (entry.isFile()) hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)));
	return hash.digest("hex");
}
