import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKeyFile, keyFileProvider } from "./key-file.ts";
import { createKeyring, openKeyring } from "./keyring.ts";

const KILLS = 5;
const clock = { now: () => 0 };

/** Adds workspaces as fast as it can and says each one once its keys are durable. */
const WRITER = `
	const { openKeyring } = await import(${JSON.stringify(new URL("./keyring.ts", import.meta.url).href)});
	const { keyFileProvider } = await import(${JSON.stringify(new URL("./key-file.ts", import.meta.url).href)});
	const [directory, keyFile, prefix] = process.argv.slice(1);
	const keyring = await openKeyring({ directory, masterKey: keyFileProvider(keyFile), clock: Date });
	for (let no = 0; ; no++) {
		await keyring.createWorkspaceKeys(prefix + "w" + no);
		process.stdout.write(prefix + "w" + no + "\\n");
	}
`;

describe("a keyring whose process is killed while it writes", () => {
	let root: string;
	let directory: string;
	let keyFile: string;
	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), "segward-kill-"));
		directory = join(root, "data");
		keyFile = join(root, "master.key");
		await mkdir(directory);
		await createKeyFile(keyFile, directory);
		await createKeyring({ directory, masterKey: keyFileProvider(keyFile), clock });
	});
	afterEach(() => rm(root, { recursive: true }));

	it(`opens again with every key it had acknowledged, ${KILLS} times`, { timeout: 60_000 }, async () => {
		const acknowledged: string[] = [];
		for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await writeAndKill(kill)));
		const keyring = await openKeyring({ directory, masterKey: keyFileProvider(keyFile), clock });
		expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
		for (const id of acknowledged) expect(keyring.workspaceKey(id, "vault").bytes.length).toBe(32);
		expect(await readdir(directory)).toEqual(["keyring.json"]);
	});

	/** Kills at a random moment after the first acknowledgement; gives back what was acknowledged before the kill. */
	async function writeAndKill(kill: number): Promise<string[]> {
		const args = ["--input-type=module-typescript", "--eval", WRITER, directory, keyFile, `k${kill}`];
		const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
		const said: string[] = [];
		const lines = createInterface({ input: child.stdout });
		lines.on("line", (line) => said.push(line));
		const ended = Promise.all([once(child, "exit"), once(lines, "close")]);
		await Promise.race([once(lines, "line"), ended]);
		setTimeout(() => child.kill("SIGKILL"), Math.random() * 25);
		await ended;
		return said;
	}
});
