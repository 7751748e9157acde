// node bench/access-log.ts [ENTRIES]: how fast the access log takes entries, proves one, and is verified by the independent verifier.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAuditLog } from "../src/adapters/sqlite/audit/audit-log.ts";
import type { AuditEntry } from "../src/core/audit/entry.ts";
import { parseTilePath } from "../src/core/audit/tlog/tiles.ts";
import { readKey } from "../src/verifier/note.ts";
import { verifyLog } from "../src/verifier/verify-log.ts";

const ENTRIES = Number(process.argv[2] ?? 200_000);
const AT_ONCE = 2000;
const PROOFS = 200;

const directory = mkdtempSync(join(tmpdir(), "segward-bench-log-"));
const keys = { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 2) };
const log = await openAuditLog(join(directory, "audit.db"), keys);
try {
	const entry: AuditEntry = {
		at: "2026-11-24T10:00:00.000Z",
		workspaceId: "main",
		actor: "Ada Lovelace",
		actorId: "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
		role: "marketer",
		action: "segment:preview",
		resource: "segment/lapsed-high-value",
		decision: "allow",
		outcome: "done",
		fields: ["country", "plan", "lifetime_value"],
		customers: 12_345,
		from: "10.0.0.7",
		requestId: "7d9f0c1e-2a3b-4c5d-8e9f-0a1b2c3d4e5f",
	};
	let startedAt = performance.now();
	for (let done = 0; done < ENTRIES; done += AT_ONCE) {
		await Promise.all(Array.from({ length: Math.min(AT_ONCE, ENTRIES - done) }, () => log.append(entry)));
	}
	report("append, durable, entries a second", (ENTRIES / (performance.now() - startedAt)) * 1000);

	startedAt = performance.now();
	for (let at = 1; at <= PROOFS; at++) await log.prove("main", Math.ceil((at / PROOFS) * ENTRIES));
	report("proof of one entry, ms", (performance.now() - startedAt) / PROOFS);

	startedAt = performance.now();
	const tile = async (path: string) => {
		const id = parseTilePath(path);
		const bytes = id && (await log.tile(id));
		return bytes && Buffer.from(bytes);
	};
	const source = { checkpoint: async () => (await log.checkpoint()) ?? "", witnessed: () => log.witnessed(), tile };
	const { findings, size } = await verifyLog({ source, key: readKey(log.verifierKey) });
	if (findings.length > 0 || size !== ENTRIES) throw new Error("The log does not verify.");
	report("verification of a million entries, s", ((performance.now() - startedAt) / ENTRIES) * 1000);
} finally {
	await log.close();
	rmSync(directory, { recursive: true });
}

function report(what: string, value: number): void {
	process.stdout.write(`${what}: ${value.toPrecision(4)}\n`);
}
