import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { targetConnections } from "../../src/adapters/audit-targets/target-connections.ts";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { openControlStore } from "../../src/adapters/sqlite/control/control-store.ts";
import { TargetRounds } from "../../src/app/audit/targets/target-rounds.ts";
import type { AuditEntry } from "../../src/core/audit/entry.ts";
import { TargetSettings } from "../../src/core/audit/targets/target-settings.ts";
import type { ControlStore } from "../../src/ports/control-store.ts";
import { type Certificates, certificates, clientCertificate, httpsCollector, syslogCollector } from "./collectors.ts";

const MINUTE_MS = 60_000;
let directory: string;
let store: ControlStore;
let log: Awaited<ReturnType<typeof openAuditLog>>;
let pems: Certificates;
let nowMs: number;
let rounds: TargetRounds;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
	pems = await certificates();
});
beforeEach(async () => {
	nowMs = Date.parse("2026-11-24T10:00:00Z");
	directory = mkdtempSync(join(tmpdir(), "segward-forward-"));
	await open();
	await store.workspaces.create({ id: "main", name: "Main", createdAt: new Date(nowMs).toISOString() });
	await store.workspaces.create({ id: "other", name: "Other", createdAt: new Date(nowMs).toISOString() });
});
afterEach(async () => {
	await close();
	for (const one of closers.splice(0)) await one();
	rmSync(directory, { recursive: true });
});

async function open() {
	store = await openControlStore(join(directory, "control.db"), Buffer.alloc(32, 1));
	log = await openAuditLog(join(directory, "audit.db"), { sealing: Buffer.alloc(32, 2), signing: Buffer.alloc(32, 3) });
	const now = () => nowMs;
	rounds = new TargetRounds({
		...{ store, transparency: log, audit: log, clock: { now }, newId: randomUUID, random: () => 1 },
		targets: targetConnections({ now, hostName: "host", reach: { linkLocal: false }, ocsf: () => ({}) }),
		targetSecrets: { seal: (_id, secret) => secret, open: (_id, sealed) => sealed },
		report: (error) => expect.unreachable(String(error)),
	});
}

async function close() {
	await rounds.close();
	await log.close();
	await store.close();
}

async function record(count: number, workspaceId = "main") {
	const entry: AuditEntry = {
		...{
			at: new Date(nowMs).toISOString(),
			workspaceId,
			actor: 'Zoë "]\\',
			role: "marketer",
			action: "segment:preview",
		},
		...{ resource: "segment/vip", decision: "allow", outcome: "done", requestId: "r" },
	};
	await Promise.all(Array.from({ length: count }, (_, at) => log.append({ ...entry, requestId: `r${at}` })));
}

async function follow(settings: object, secret?: string) {
	const [id, at] = [randomUUID(), new Date(nowMs).toISOString()];
	const parsed = TargetSettings.parse({ name: id, ca: pems.authority.cert, ...settings });
	const dates = { createdAt: at, updatedAt: at, progress: { position: -1 } };
	await store.auditTargets.add({ id, workspaceId: "main", settings: parsed, secret, ...dates });
	return id;
}

/** One round, until nothing is under way. */
async function goRound(afterMs = 0) {
	nowMs += afterMs;
	await rounds.round();
	await rounds.settled();
}

const progressOf = async (id: string) => (await store.auditTargets.find("main", id))?.progress;
const numbers = (took: readonly Record<string, unknown>[]) => took.map(({ no }) => no);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const systemEntries = async () =>
	(await log.list({ workspaceId: "main", limit: 500 })).filter(({ actor }) => actor === "segward");

describe("forwarding by syslog", () => {
	const syslog = (port: number) => ({ kind: "syslog", host: "127.0.0.1", port });

	test("brings every entry of its workspace, once and in order, as RFC 5424 says", async () => {
		const collector = await syslogCollector(pems);
		closers.push(collector.close);
		await record(1200);
		await record(3, "other");
		await follow(syslog(collector.port));
		await goRound();
		expect(numbers(collector.took)).toEqual(upTo(1200));
		expect(collector.took[0]).toMatchObject({ leaf: 0, actor: 'Zoë "]\\', action: "segment:preview" });
		expect(collector.raw[0]).toMatch(
			/^<110>1 2026-11-24T10:00:00\.000Z host segward - segment:preview \[segward@32473 leaf="0" no="1" workspace="main" actor="Zoë \\"\\]\\\\" resource="segment\/vip" outcome="done"\] \{[\x20-\x7e]+\}$/,
		);
	});

	test("waits for a collector that is down, across a restart, and then brings everything in order", async () => {
		const first = await syslogCollector(pems);
		const { port } = first;
		await record(10);
		const id = await follow(syslog(port));
		await goRound();
		await first.close();
		await record(700);
		await goRound();
		expect(await progressOf(id)).toMatchObject({ position: 9, failure: expect.stringContaining("ECONNREFUSED") });
		expect(await log.backlog("main", 9)).toBe(700);
		await close();
		await open();
		const second = await syslogCollector(pems, { port });
		closers.push(second.close);
		await goRound(MINUTE_MS);
		expect(numbers([...first.took, ...second.took])).toEqual(upTo(710));
		expect(await progressOf(id)).toMatchObject({ position: 709 });
		expect(await progressOf(id)).not.toHaveProperty("failingSince");
	});

	test("is patient with a slow collector", async () => {
		const collector = await syslogCollector(pems, { slowMs: 300 });
		closers.push(collector.close);
		await record(40);
		await follow(syslog(collector.port));
		await goRound();
		expect(numbers(collector.took)).toEqual(upTo(40));
	});

	test("hands nothing to a collector whose certificate nobody vouches for, or that is for another host", async () => {
		const [own, strangers] = [await syslogCollector(pems), await syslogCollector(await certificates())];
		closers.push(own.close, strangers.close);
		await record(1);
		const stranger = await follow(syslog(strangers.port));
		const elsewhere = await follow({ ...syslog(own.port), host: "127.0.0.2" });
		await goRound();
		expect([...own.took, ...strangers.took]).toEqual([]);
		for (const id of [stranger, elsewhere])
			expect(await progressOf(id)).toMatchObject({ position: -1, failure: expect.any(String) });
	});

	test("proves itself with a client certificate where it is asked to", async () => {
		const collector = await syslogCollector(pems, { requestCert: true });
		closers.push(collector.close);
		const client = await clientCertificate(pems.authority);
		await record(2);
		const unknown = await follow(syslog(collector.port));
		await goRound();
		expect(collector.took).toEqual([]);
		expect(await progressOf(unknown)).toMatchObject({ position: -1, failure: expect.any(String) });
		const known = await follow({ ...syslog(collector.port), clientCertificate: client.cert }, client.key);
		await goRound();
		expect(numbers(collector.took)).toEqual([1, 2]);
		expect(await progressOf(known)).toMatchObject({ position: 1 });
	});
});

describe("forwarding by HTTPS", () => {
	const https = (port: number) => ({ kind: "https", url: `https://127.0.0.1:${port}/in` });

	test("sends JSON lines, compressed, with the token", async () => {
		const collector = await httpsCollector(pems);
		closers.push(collector.close);
		await record(600);
		await follow(https(collector.port), "canary-token");
		await goRound();
		expect(numbers(collector.took)).toEqual(upTo(600));
		expect(JSON.parse(collector.raw[0] ?? "")).toMatchObject({
			authorization: "Bearer canary-token",
			"content-encoding": "gzip",
			"content-type": "application/x-ndjson",
		});
	});

	test("waits twice as long after each failure", async () => {
		const collector = await httpsCollector(pems, { answer: () => ({ status: 503 }) });
		closers.push(collector.close);
		await record(1);
		await follow(https(collector.port), "t");
		for (const [afterMs, attempts] of [
			[0, 1],
			[999, 1],
			[1, 2],
			[1999, 2],
			[1, 3],
		] as const) {
			await goRound(afterMs);
			expect(collector.raw).toHaveLength(attempts);
		}
	});

	test("an entry whose text was erased meanwhile leaves its place behind, and stops nothing", async () => {
		const collector = await httpsCollector(pems);
		closers.push(collector.close);
		const connections = targetConnections({
			now: () => nowMs,
			hostName: "h",
			reach: { linkLocal: true },
			ocsf: () => ({}),
		});
		const settings = TargetSettings.parse({ ...https(collector.port), name: "n", ca: pems.authority.cert });
		if (settings.kind !== "https") return expect.unreachable();
		const forwarder = connections.forwarder(settings, "t");
		await forwarder.deliver([{ leafIndex: 7, no: 3, salt: "", payload: "" }]);
		forwarder.close();
		expect(collector.took).toEqual([{ leaf: 7, no: 3, isErased: true }]);
	});

	test.each([500, 302, 404])("a batch that is answered with %i is sent again, whole and in order", async (status) => {
		let refuses = true;
		const answer = () => (refuses ? { status, location: "https://127.0.0.1:1/" } : { status: 200 });
		const collector = await httpsCollector(pems, { answer });
		closers.push(collector.close);
		await record(5);
		const id = await follow(https(collector.port), "t");
		await goRound();
		expect(await progressOf(id)).toMatchObject({
			position: -1,
			failure: `127.0.0.1:${collector.port} answered ${status}.`,
		});
		refuses = false;
		await goRound(MINUTE_MS);
		expect(numbers(collector.took)).toEqual(upTo(5));
	});
});

describe("a target that takes nothing for too long", () => {
	test("is recorded once, and once when it works again; forwarding itself records nothing", async () => {
		let status = 503;
		const collector = await httpsCollector(pems, { answer: () => ({ status }) });
		closers.push(collector.close);
		await record(1);
		const id = await follow({ kind: "https", url: `https://127.0.0.1:${collector.port}/`, alarmAfterMinutes: 10 }, "t");
		for (let minute = 0; minute < 30; minute++) await goRound(MINUTE_MS);
		expect(await systemEntries()).toMatchObject([
			{ action: "audit:forward", outcome: "failed", reason: "target-refused", resource: `audittarget/${id}` },
		]);
		status = 200;
		await goRound(10 * MINUTE_MS);
		await goRound(MINUTE_MS);
		await goRound(MINUTE_MS);
		expect((await systemEntries()).map(({ outcome }) => outcome)).toEqual(["done", "failed"]);
		expect(numbers(collector.took)).toEqual([1, 2, 3]);
		expect(await progressOf(id)).toEqual({ position: 2, lastTakenAt: expect.any(String) });
	});

	test("holds up no other, and a paused one is left alone until it goes on", async () => {
		const collector = await httpsCollector(pems);
		closers.push(collector.close);
		await record(3);
		await follow({ kind: "https", url: "https://127.0.0.1:1/" }, "t");
		const id = await follow({ kind: "https", url: `https://127.0.0.1:${collector.port}/`, enabled: false }, "t");
		await goRound();
		expect(collector.took).toEqual([]);
		const target = await store.auditTargets.find("main", id);
		if (target === undefined) return expect.unreachable();
		await store.auditTargets.change({ ...target, settings: { ...target.settings, enabled: true }, updatedAt: "later" });
		await goRound();
		expect(numbers(collector.took)).toEqual([1, 2, 3]);
	});
});

describe("addresses that no target may have", () => {
	test.each(["https://169.254.169.254/latest", "https://[fe80::1]/", "https://[::ffff:169.254.169.254]/"])(
		"%s",
		async (url) => {
			await record(1);
			const id = await follow({ kind: "https", url }, "t");
			await goRound();
			expect(await progressOf(id)).toMatchObject({ position: -1, failure: "This address is link-local." });
		},
	);
});
