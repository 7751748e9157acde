import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyringSuite } from "../../../test/conformance/keyring.suite.ts";
import { createKeyFile, keyFileProvider, mountedSecretProvider } from "./key-file.ts";
import { createKeyring, hasKeyring, openKeyring } from "./keyring.ts";
import type { MasterKeyProvider } from "./master-key-provider.ts";
import { passphraseProvider, readPassphraseFile } from "./passphrase.ts";

const clock = { now: () => Date.parse("2026-11-24T10:00:00.000Z") };
const CHEAP = { opsLimit: 1, memLimitBytes: 8 * 1024 * 1024 };

let root: string;
let directory: string;
let keyFile: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), "segward-keys-"));
	directory = join(root, "data");
	keyFile = join(root, "master.key");
	await mkdir(directory);
});
afterEach(() => rm(root, { recursive: true }));

const create = (masterKey: MasterKeyProvider) => createKeyring({ directory, masterKey, clock });
const open = (masterKey: MasterKeyProvider) => openKeyring({ directory, masterKey, clock });

async function digest(): Promise<string> {
	const hash = createHash("sha256");
	for (const name of (await readdir(directory)).sort()) hash.update(name).update(await readFile(join(directory, name)));
	return hash.digest("hex");
}

for (const [name, provider] of [
	["A keyring under a key file", async () => createKeyFile(keyFile, directory).then(() => keyFileProvider(keyFile))],
	["A keyring under a passphrase", async () => passphraseProvider(Buffer.from("correct horse battery"), CHEAP)],
] as const)
	keyringSuite(name, async () => {
		const masterKey = await provider();
		const keyring = await create(masterKey);
		return { keyring, reopen: () => open(masterKey), dispose: async () => undefined };
	});

describe("a master key file", () => {
	it("is made once, for its owner alone, and never for a data directory that has keys", async () => {
		await createKeyFile(keyFile, directory);
		const { mode, size } = await stat(keyFile);
		expect([mode & 0o777, size]).toEqual([0o600, 32]);
		await expect(createKeyFile(keyFile, directory)).rejects.toMatchObject({ code: "state-conflict" });
		await create(keyFileProvider(keyFile));
		expect(hasKeyring(directory)).toBe(true);
		await expect(createKeyFile(join(root, "second.key"), directory)).rejects.toMatchObject({ code: "state-conflict" });
		expect((await readdir(root)).sort()).toEqual(["data", "master.key"]);
	});

	it.each([0o640, 0o604, 0o660, 0o644, 0o610])("is refused when others can reach it (mode %o)", async (mode) => {
		await createKeyFile(keyFile, directory);
		await create(keyFileProvider(keyFile));
		await chmod(keyFile, mode);
		await expect(open(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "key-exposed" });
		await chmod(keyFile, 0o400);
		await open(keyFileProvider(keyFile));
	});

	it("is refused inside the data directory", async () => {
		const inside = join(directory, "master.key");
		await writeFile(inside, randomBytes(32), { mode: 0o600 });
		await expect(create(keyFileProvider(inside))).rejects.toMatchObject({ code: "key-exposed" });
	});

	it("that is missing, or is no key, says so", async () => {
		await expect(create(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "key-missing" });
		for (const content of ["", "short", "x".repeat(64), randomBytes(31), randomBytes(64)]) {
			await writeFile(keyFile, content, { mode: 0o600 });
			await expect(create(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "key-wrong" });
		}
		expect(await readdir(directory)).toEqual([]);
	});
});

describe("a mounted secret", () => {
	it("opens the same keyring as raw bytes, hex or base64, whatever its mode", async () => {
		const key = randomBytes(32);
		await writeFile(keyFile, key, { mode: 0o444 });
		const made = await create(mountedSecretProvider(keyFile));
		for (const text of [key.toString("hex"), `${key.toString("base64")}\n`, ` ${key.toString("base64url")}\r\n`]) {
			await rm(keyFile);
			await writeFile(keyFile, text, { mode: 0o444 });
			const opened = await open(mountedSecretProvider(keyFile));
			expect(opened.storeKey("engine-disk")).toEqual(made.storeKey("engine-disk"));
		}
	});
});

describe("a passphrase", () => {
	it("needs 12 characters, and comes from a file without its line break", async () => {
		await expect(create(passphraseProvider(Buffer.from("too short"), CHEAP))).rejects.toMatchObject({
			code: "usage-invalid",
		});
		await create(passphraseProvider(Buffer.from("correct horse battery"), CHEAP));
		await writeFile(keyFile, "correct horse battery\r\n", { mode: 0o600 });
		await open(passphraseProvider(await readPassphraseFile(keyFile)));
		await chmod(keyFile, 0o644);
		await expect(readPassphraseFile(keyFile)).rejects.toMatchObject({ code: "key-exposed" });
	});

	it("by default costs what libsodium calls moderate", async () => {
		expect(passphraseProvider(Buffer.from("correct horse battery")).newParameters()).toMatchObject({
			algorithm: "argon2id13",
			opsLimit: 3,
			memLimitBytes: 268_435_456,
		});
	});
});

describe("a wrong master key", () => {
	it("is refused and changes nothing", async () => {
		await createKeyFile(keyFile, directory);
		await create(keyFileProvider(keyFile)).then((keyring) => keyring.createWorkspaceKeys("one"));
		const before = await digest();
		await writeFile(keyFile, randomBytes(32));
		await expect(open(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "key-wrong" });
		const passphrase = passphraseProvider(Buffer.from("correct horse battery"), CHEAP);
		await expect(open(passphrase)).rejects.toMatchObject({ code: "key-wrong" });
		expect(await digest()).toBe(before);
	});

	it("is a wrong passphrase, too", async () => {
		await create(passphraseProvider(Buffer.from("correct horse battery"), CHEAP));
		const before = await digest();
		const wrong = passphraseProvider(Buffer.from("correct horse batterz"), CHEAP);
		await expect(open(wrong)).rejects.toMatchObject({ code: "key-wrong" });
		expect(await digest()).toBe(before);
	});
});

describe("the keyring file", () => {
	type Key = { name: string; current: number; versions: { version: number; wrapped: string }[] };
	type Content = { keys: Key[] };

	function swapVersions(a?: Key, b?: Key): void {
		const versions = [a?.versions ?? [], b?.versions ?? []];
		Object.assign(a ?? {}, { versions: versions[1] });
		Object.assign(b ?? {}, { versions: versions[0] });
	}

	const damages: [string, (content: Content) => unknown][] = [
		["two keys are swapped", ({ keys: [a, b] }) => swapVersions(a, b)],
		["a key is renamed", ({ keys: [a] }) => a && Object.assign(a, { name: "workspace/evil/vault" })],
		["a key is taken out", ({ keys }) => keys.pop()],
		["a version is changed", ({ keys: [a] }) => a && Object.assign(a, { current: 2 })],
		[
			"a date is changed",
			({ keys: [a] }) => a && Object.assign(a.versions[0] ?? {}, { createdAt: "2020-01-01T00:00:00Z" }),
		],
		["its shape is not known", (content) => Object.assign(content, { keys: 5 })],
	];

	it.each(damages)("is refused when %s", async (_, damage) => {
		await createKeyFile(keyFile, directory);
		await create(keyFileProvider(keyFile)).then((keyring) => keyring.createWorkspaceKeys("one"));
		const path = join(directory, "keyring.json");
		const content = JSON.parse(await readFile(path, "utf8"));
		damage(content);
		await writeFile(path, JSON.stringify(content));
		await expect(open(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "keyring-damaged" });
	});

	it("that is missing, cut short or there already is not replaced", async () => {
		await createKeyFile(keyFile, directory);
		await expect(open(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "key-missing" });
		await create(keyFileProvider(keyFile));
		await expect(create(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "state-conflict" });
		const path = join(directory, "keyring.json");
		await writeFile(path, (await readFile(path)).subarray(0, 200));
		await expect(open(keyFileProvider(keyFile))).rejects.toMatchObject({ code: "keyring-damaged" });
	});

	it("holds no key in the clear and is readable by its owner alone", async () => {
		await createKeyFile(keyFile, directory);
		const keyring = await create(keyFileProvider(keyFile));
		await keyring.createWorkspaceKeys("one");
		const path = join(directory, "keyring.json");
		const text = await readFile(path, "utf8");
		for (const bytes of [
			keyring.storeKey("audit-log").bytes,
			keyring.workspaceKey("one", "vault").bytes,
			await readFile(keyFile),
		])
			for (const form of ["hex", "base64", "latin1"] as const)
				expect(text).not.toContain(Buffer.from(bytes).toString(form));
		expect((await stat(path)).mode & 0o777).toBe(0o600);
	});
});
