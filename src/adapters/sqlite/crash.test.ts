import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAuditLog } from "./audit/audit-log.ts";
import { openControlStore } from "./control/control-store.ts";

const KILLS = 6;
const KEY = Buffer.alloc(32, 5);
const AT = "2026-11-24T10:00:00.000Z";

/** Advances the data and records it in one transaction, then writes an audit entry; says each once it is durable. */
const WRITER = `
	const { openAuditLog } = await import(${JSON.stringify(new URL("./audit/audit-log.ts", import.meta.url).href)});
	const { openControlStore } = await import(${JSON.stringify(new URL("./control/control-store.ts", import.meta.url).href)});
	const directory = process.argv[1];
	const key = Buffer.alloc(32, 5);
	const store = await openControlStore(directory + "/control.db", key);
	const log = await openAuditLog(directory + "/audit.db", { sealing: key, signing: key });
	const at = ${JSON.stringify(AT)};
	for (;;) {
		const { version } = await store.dataVersions.current("one");
		const next = { version: version + 1, tables: {}, customers: 0, events: 0, nextCustomerKey: 1, columns: [] };
		await store.transaction(async (inside) => {
			await inside.dataVersions.advance("one", next);
			await inside.mappings.put("one", "version-" + next.version, next, at);
		});
		process.stdout.write("version " + next.version + "\\n");
		const entry = { at, workspaceId: "one", actor: "a", role: "r", action: "x", resource: "y", decision: "allow", outcome: "done", requestId: "z" };
		await Promise.all([log.append(entry), log.append(entry), log.append(entry)]);
		process.stdout.write("entries 3\\n");
	}
`;

describe("stores whose process is killed while it writes", () => {
	let directory: string;
	beforeEach(async () => {
		directory = await mkdtemp(join(tmpdir(), "segward-crash-"));
	});
	afterEach(() => rm(directory, { recursive: true }));

	it(`keep all that was acknowledged and nothing by halves, ${KILLS} times`, { timeout: 60_000 }, async () => {
		const first = await openControlStore(join(directory, "control.db"), KEY);
		await first.workspaces.create({ id: "one", name: "One", createdAt: AT });
		await first.close();
		let entries = 0;
		for (let kill = 0; kill < KILLS; kill++) {
			const said = await writeAndKill();
			entries += 3 * said.filter((line) => line.startsWith("entries")).length;
			const acknowledged = Number(said.findLast((line) => line.startsWith("version"))?.split(" ")[1]);
			const store = await openControlStore(join(directory, "control.db"), KEY);
			const { version } = await store.dataVersions.current("one");
			expect(version).toBeGreaterThanOrEqual(acknowledged);
			expect(await store.mappings.list("one")).toHaveLength(version);
			await store.close();
			const log = await openAuditLog(join(directory, "audit.db"), { sealing: KEY, signing: KEY });
			const stored = await log.list({ workspaceId: "one", limit: 100_000 });
			expect(stored.length).toBeGreaterThanOrEqual(entries);
			expect(stored.map(({ no }) => no)).toEqual(stored.map((_, index) => stored.length - index));
			await log.close();
			entries = stored.length;
		}
	});

	async function writeAndKill(): Promise<string[]> {
		const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", WRITER, directory], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const said: string[] = [];
		const lines = createInterface({ input: child.stdout });
		lines.on("line", (line) => said.push(line));
		const ended = Promise.all([once(child, "exit"), once(lines, "close")]);
		await Promise.race([once(lines, "line"), ended]);
		setTimeout(() => child.kill("SIGKILL"), Math.random() * 60);
		await ended;
		return said;
	}
});
