import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFile, removeLeftovers, replaceFile } from "./durable-file.ts";

const KILLS = 20;
const BYTES = 256 * 1024;

/** Replaces the file by ever higher bytes, and says each once it is durable. */
const WRITER = `
	const { replaceFile } = await import(${JSON.stringify(new URL("./durable-file.ts", import.meta.url).href)});
	const [path, first] = process.argv.slice(1);
	for (let byte = Number(first); byte < 256; byte++) {
		await replaceFile(path, Buffer.alloc(${BYTES}, byte));
		process.stdout.write(byte + "\\n");
	}
	setInterval(() => undefined, 1000);
`;

describe("a durable file", () => {
	let directory: string;
	let path: string;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), "segward-durable-"));
		path = join(directory, "file");
	});
	afterEach(() => rm(directory, { recursive: true }));

	it("is whole, and what was acknowledged last or newer, after a kill at any moment", { timeout: 60_000 }, async () => {
		for (let kill = 0; kill < KILLS; kill++) {
			const acknowledged = await writeAndKill(path);
			const content = await readFile(path);
			expect(content.length).toBe(BYTES);
			expect(content.equals(Buffer.alloc(BYTES, content[0]))).toBe(true);
			expect(content[0]).toBeGreaterThanOrEqual(acknowledged);
		}
		await removeLeftovers(path);
		expect(await readdir(directory)).toEqual(["file"]);
	});

	it("is created only where there is none, and a failure leaves nothing behind", async () => {
		await createFile(path, Buffer.from("one"));
		await expect(createFile(path, Buffer.from("two"))).rejects.toMatchObject({ code: "state-conflict" });
		await expect(replaceFile(join(path, "below"), Buffer.from("x"))).rejects.toThrow();
		expect(await readFile(path, "utf8")).toBe("one");
		expect(await readdir(directory)).toEqual(["file"]);
	});

	it("loses only its own leftovers", async () => {
		for (const name of ["file", "file.0123.tmp", "other.0123.tmp", "file.txt"])
			await writeFile(join(directory, name), "");
		await removeLeftovers(path);
		expect((await readdir(directory)).sort()).toEqual(["file", "file.txt", "other.0123.tmp"]);
	});
});

/** Kills at a random moment after the first acknowledgement; gives back the last one. */
async function writeAndKill(path: string): Promise<number> {
	const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", WRITER, path, "1"], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	let last = 0;
	const lines = createInterface({ input: child.stdout });
	lines.on("line", (line) => {
		last = Number(line);
	});
	const ended = Promise.all([once(child, "exit"), once(lines, "close")]);
	await Promise.race([once(lines, "line"), ended]);
	setTimeout(() => child.kill("SIGKILL"), Math.random() * 20);
	await ended;
	return last;
}
