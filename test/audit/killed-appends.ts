import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { hashesAtLevel, tilePath } from "../../src/core/audit/tlog/tiles.ts";
import { directorySource } from "../../src/verifier/log-source.ts";
import { readKey } from "../../src/verifier/note.ts";
import { verifyLog } from "../../src/verifier/verify-log.ts";

const KEY = Buffer.alloc(32, 5);
const KEYS = { sealing: KEY, signing: KEY };

/** So many callers at once append without end; each says the number of its entry once that is durable. */
const WRITER = `
	const { openAuditLog } = await import(${JSON.stringify(new URL("../../src/adapters/sqlite/audit/audit-log.ts", import.meta.url).href)});
	const key = Buffer.alloc(32, 5);
	const log = await openAuditLog(process.argv[1], { sealing: key, signing: key });
	const [callers, run] = [Number(process.argv[2]), process.argv[3]];
	process.stdout.write("open\\n");
	await Promise.all(Array.from({ length: callers }, async (_, caller) => {
		for (let at = 0; ; at++) {
			const requestId = run + "-" + caller + "-" + at;
			await log.append({ at: new Date().toISOString(), workspaceId: "one", actor: "caller " + caller, role: "r", action: "segment:members",
				resource: "segment/a", decision: "allow", outcome: "done", customerRefs: [String(caller).padStart(16, "0")], requestId });
			process.stdout.write(requestId + "\\n");
		}
	}));
`;

export interface KilledAppends {
	runs: number;
	callers: number;
	/** Longest time that a writer lives after its log is open, the first one after its first entry; milliseconds. */
	longestLifeMs: number;
	random(): number;
}

/**
 * Kills a process that appends with many callers, again and again, at random moments. Afterwards every entry that was
 * acknowledged must be there once, found by search too, and the independent verifier must find a log that grew from the one it
 * verified before.
 *
 * @returns how many entries were acknowledged. @throws Error saying what was broken.
 */
export async function killAppendsAtRandom({ runs, callers, longestLifeMs, random }: KilledAppends): Promise<number> {
	const directory = mkdtempSync(join(tmpdir(), "segward-killed-appends-"));
	const file = join(directory, "audit.db");
	const acknowledged = new Set<string>();
	let earlier: string | undefined;
	try {
		for (let run = 1; run <= runs; run++) {
			await appendUntilKilled(file, callers, `run${run}`, acknowledged, random() * longestLifeMs);
			earlier = await verify(file, join(directory, `export-${run}`), acknowledged, earlier);
		}
		return acknowledged.size;
	} finally {
		rmSync(directory, { recursive: true, force: true });
	}
}

async function appendUntilKilled(file: string, callers: number, run: string, said: Set<string>, lifeMs: number) {
	const given = ["--input-type=module", "--eval", WRITER, file, String(callers), run];
	const writer = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "inherit"] });
	const lines = createInterface({ input: writer.stdout });
	const ended = once(writer, "close");
	const isFirst = said.size === 0;
	const begun = new Promise<void>((resolve) => {
		lines.on("line", (line) => {
			if (line !== "open") said.add(line);
			if (line !== "open" || !isFirst) resolve();
		});
	});
	await Promise.race([begun, ended]);
	await delay(lifeMs);
	writer.kill("SIGKILL");
	await ended;
}

async function verify(file: string, to: string, acknowledged: ReadonlySet<string>, earlier: string | undefined) {
	const log = await openAuditLog(file, KEYS);
	try {
		const checkpoint = (await log.checkpoint()) ?? "";
		const size = Number(checkpoint.split("\n")[1]);
		const ids = new Set<string>();
		for (let before: number | undefined; before !== 1; ) {
			const page = await log.list({ workspaceId: "one", limit: 2000, before, action: "segment:" });
			for (const { requestId } of page) ids.add(requestId);
			before = page.at(-1)?.no ?? 1;
		}
		const lost = [...acknowledged].filter((id) => !ids.has(id));
		if (lost.length > 0) throw new Error(`${lost.length} acknowledged entries are lost, such as ${lost[0]}.`);
		if (ids.size !== size) throw new Error(`The tree holds ${size} entries, but ${ids.size} are found.`);
		await exportTo(log, to, checkpoint, size);
		const key = readKey(log.verifierKey);
		const { findings } = await verifyLog({ source: directorySource(to), key, earlier });
		if (findings.length > 0) throw new Error(findings[0]?.sentence);
		return checkpoint;
	} finally {
		await log.close();
	}
}

async function exportTo(log: Awaited<ReturnType<typeof openAuditLog>>, to: string, checkpoint: string, size: number) {
	const put = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(join(to, path)), { recursive: true });
		writeFileSync(join(to, path), content);
	};
	put("checkpoint", checkpoint);
	for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
		const hashes = hashesAtLevel(level, size);
		for (let index = 0; index * 256 < hashes; index++) {
			const width = Math.min(256, hashes - index * 256);
			for (const of of level === 0 ? ([0, "entries"] as const) : [level]) {
				const tile = { level: of, index, width };
				put(tilePath(tile), (await log.tile(tile)) ?? new Uint8Array());
			}
		}
	}
	const opened = await log.payloads("one", -1, size);
	put("payloads.jsonl", opened.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
