import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type CanaryFinding, scanForCanaries } from "./canary-scan.ts";

const CHILD = join(import.meta.dirname, "engine-canary-child.ts");

let children: ChildProcess[] = [];
let directories: string[] = [];

afterEach(() => {
	for (const child of children) child.kill("SIGKILL");
	for (const directory of directories) rmSync(directory, { recursive: true, force: true });
	children = [];
	directories = [];
});

/** A child that plants canaries, and a scanner that looks at the files all the while it works. */
function planting(mode: "sealed" | "plain") {
	const directory = mkdtempSync(join(tmpdir(), "segward-canary-"));
	const temporary = mkdtempSync(join(tmpdir(), "segward-canary-tmp-"));
	const startedMs = Date.now();
	const canaries = Array.from({ length: 5 }, () => `canary${randomBytes(12).toString("hex")}`);
	const child = spawn(process.execPath, [CHILD, mode, directory, canaries.join(",")], {
		stdio: ["pipe", "pipe", "inherit"],
		env: { ...process.env, TMPDIR: temporary },
	});
	children.push(child);
	directories.push(directory, temporary);
	const printed: string[] = [];
	createInterface({ input: child.stdout }).on("line", (line) => printed.push(line));
	const scan = (): CanaryFinding[] => [
		...scanForCanaries([directory, temporary], canaries),
		...scanForCanaries([tmpdir()], canaries, { changedSinceMs: startedMs, flat: true }),
	];
	/** Everything found from now until the child has printed `line`. */
	const scanUntil = async (line: string): Promise<CanaryFinding[]> => {
		const found: CanaryFinding[] = [];
		while (!printed.includes(line)) {
			if (child.exitCode !== null) throw new Error("The child ended before its time.");
			found.push(...scanForCanaries([directory], canaries));
			await delay(5);
		}
		found.push(...scan());
		child.stdin.write("\n");
		return found;
	};
	return { child, directory, printed, scan, scanUntil };
}

describe("no plaintext at rest in the engine", () => {
	test("canaries in attributes, lists, properties, event names and queries appear in no file at any moment", async () => {
		const { child, directory, printed, scan, scanUntil } = planting("sealed");
		for (const phase of ["insert", "publish", "merge", "hungry", "spill-setting"]) {
			expect(await scanUntil(phase), phase).toEqual([]);
		}
		expect(printed.filter((line) => line.startsWith("hungry:"))).toEqual(
			Array.from({ length: 3 }, () => "hungry:query-too-large"),
		);
		expect(printed).toContain("setting:internal");
		expect(await scanUntil("endless"), "endless").toEqual([]);
		await delay(300);
		child.kill("SIGKILL");
		await delay(100);
		expect(scan(), "after kill -9").toEqual([]);
		expect(readdirSync(join(directory, "engine", "tmp"))).toEqual([]);
	}, 120_000);

	test("the scanner finds the same canaries in an engine without encryption, spilled ones included", async () => {
		const { scanUntil } = planting("plain");
		expect((await scanUntil("insert")).length).toBeGreaterThan(0);
		const spilled = await scanUntil("hungry");
		expect(spilled.filter(({ file }) => file.includes("/tmp/") && !file.includes("/store/")).length).toBeGreaterThan(0);
	}, 120_000);
});
