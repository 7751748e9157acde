import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { openControlStore } from "../../src/adapters/sqlite/control/control-store.ts";
import { openSealedDatabase } from "../../src/adapters/sqlite/sealed-database.ts";
import { verificationRound } from "../../src/app/audit/verification-round.ts";
import { LogWatch, type LogWatchDeps } from "../../src/app/audit/watch/log-watch.ts";
import { ownLogVerifier } from "../../src/main/own-log-verifier.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const DAY_MS = 86_400_000;
const KEYS = { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 2) };
let directory: string;
let store: ControlStore;
let log: Awaited<ReturnType<typeof openAuditLog>>;
let nowMs: number;
let startedAt: string;

beforeEach(async () => {
	nowMs = Date.parse("2026-11-24T10:00:00Z");
	startedAt = new Date(nowMs).toISOString();
	directory = mkdtempSync(join(tmpdir(), "segward-daily-"));
	store = await openControlStore(join(directory, "control.db"), Buffer.alloc(32, 9));
	await store.workspaces.create({ id: "main", name: "Main", createdAt: startedAt });
	log = await openAuditLog(join(directory, "audit.db"), KEYS);
	await record(20);
});
afterEach(async () => {
	await log.close();
	await store.close();
	rmSync(directory, { recursive: true });
});

async function record(count: number) {
	const at = new Date(nowMs).toISOString();
	const entry = { ...auditEntry(), at, workspaceId: "main" };
	await Promise.all(Array.from({ length: count }, (_, no) => log.append({ ...entry, requestId: `r${no}` })));
}

function deps() {
	const clock = { now: () => nowMs };
	const parts = { store, audit: log, transparency: log, clock, newId: randomUUID, verifyLog: ownLogVerifier(log) };
	const people = { register: { list: async () => [] }, settings: { startedAt } };
	return { ...parts, ...people, monotonicMs: () => nowMs, report: () => undefined } as unknown as LogWatchDeps &
		Parameters<typeof verificationRound>[0];
}

const verifications = async () =>
	(await log.list({ workspaceId: "main", limit: 100 })).filter(({ action }) => action === "audit:verify");

async function alerts() {
	await new LogWatch(deps()).round();
	return (await store.alerts.list("main", { limit: 10, detection: "tamper-found" })).items;
}

/** By somebody who has the file and its key. */
async function behindItsBack(sql: string) {
	await log.close();
	const database = openSealedDatabase(join(directory, "audit.db"), KEYS.sealing);
	const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
	for (const name of triggers) database.exec(`DROP TRIGGER "${name}"`);
	database.pragma("foreign_keys = OFF");
	database.exec(sql);
	database.close();
	log = await openAuditLog(join(directory, "audit.db"), KEYS);
}

test("a log that verifies is recorded once a day, and raises nothing", async () => {
	await verificationRound(deps());
	expect(await verifications()).toEqual([]);
	nowMs += DAY_MS;
	await record(3);
	await verificationRound(deps());
	await verificationRound(deps());
	expect(await verifications()).toMatchObject([{ actor: "segward", outcome: "done" }]);
	expect(await alerts()).toEqual([]);
});

test("an entry that was edited behind the program's back raises an alert the day after", async () => {
	await verificationRound(deps());
	await behindItsBack(
		"UPDATE entries SET entry = json_set(entry, '$.actor', 'Nobody') WHERE workspace_id = 'main' AND no = 7",
	);
	await verificationRound(deps());
	expect(await verifications()).toEqual([]);
	nowMs += DAY_MS;
	await verificationRound(deps());
	const [found] = await verifications();
	expect(found).toMatchObject({ outcome: "failed", because: expect.stringContaining("no. 7") });
	expect(await alerts()).toMatchObject([{ severity: "critical", state: "open", evidence: [found?.no] }]);
});

test("a log that was cut off is found at the next start, and is measured by the head that was verified", async () => {
	await verificationRound(deps());
	await behindItsBack("DELETE FROM entries; DELETE FROM leaves; DELETE FROM tiles; DELETE FROM checkpoints");
	nowMs += 60_000;
	startedAt = new Date(nowMs).toISOString();
	await record(2);
	for (let start = 1; start <= 2; start++) {
		await verificationRound(deps());
		expect((await verifications())[0]?.because).toContain("knew 20");
		nowMs += DAY_MS;
	}
	expect(await alerts()).toHaveLength(1);
});

test("a server that stops does not wait for it, and takes an unfinished verification for none", async () => {
	await expect(verificationRound(deps(), AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
	expect(await store.settings.get("main", "log-verified")).toBeUndefined();
	expect(await verifications()).toEqual([]);
});
