import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDataDirectory } from "./data-directory.ts";

const HOLDER = `
	const { openDataDirectory } = await import(${JSON.stringify(new URL("./data-directory.ts", import.meta.url).href)});
	await openDataDirectory(process.argv[1]);
	process.stdout.write("open");
	setInterval(() => undefined, 1000);
`;

describe("a data directory", () => {
	let root: string;
	let path: string;
	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), "segward-data-"));
		path = join(root, "deep", "data");
	});
	afterEach(() => rm(root, { recursive: true }));

	const mode = async (file: string) => (await stat(file)).mode & 0o777;

	it("is made for its owner alone, and so is every file in it", async () => {
		const directory = await openDataDirectory(path);
		await writeFile(join(path, "engine", "part"), "");
		expect([await mode(path), await mode(directory.engineDirectory)]).toEqual([0o700, 0o700]);
		expect([await mode(join(path, "lock")), await mode(join(path, "engine", "part"))]).toEqual([0o600, 0o600]);
		directory.close();
	});

	it("that others could enter is closed to them", async () => {
		await mkdir(path, { recursive: true });
		await chmod(path, 0o755);
		(await openDataDirectory(path)).close();
		expect(await mode(path)).toBe(0o700);
	});

	it("tells whether it already held stores", async () => {
		const first = await openDataDirectory(path);
		expect(first.existed).toBe(false);
		await writeFile(first.controlStoreFile, "");
		first.close();
		const second = await openDataDirectory(path);
		expect(second.existed).toBe(true);
		second.close();
	});

	it("is refused where there is a file, or no right to write", async () => {
		await writeFile(join(root, "deep"), "");
		await expect(openDataDirectory(path)).rejects.toMatchObject({ code: "usage-invalid" });
	});

	it("opens once at a time, and again after it was closed", async () => {
		const first = await openDataDirectory(path);
		await expect(openDataDirectory(path)).rejects.toMatchObject({ code: "data-locked" });
		first.close();
		(await openDataDirectory(path)).close();
	});

	it("is refused while another process has it, and free at once when that was killed", async () => {
		const args = ["--input-type=module-typescript", "--eval", HOLDER, path];
		const holder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
		const ended = once(holder, "exit");
		await Promise.race([once(holder.stdout, "data"), ended]);
		await expect(openDataDirectory(path)).rejects.toMatchObject({ code: "data-locked" });
		holder.kill("SIGKILL");
		await ended;
		(await openDataDirectory(path)).close();
	});
});
