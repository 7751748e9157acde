import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { openControlStore } from "../../src/adapters/sqlite/control/control-store.ts";
import { triageAlert } from "../../src/app/audit/watch/alerts.ts";
import { deliverWebhooks } from "../../src/app/audit/watch/deliver-webhooks.ts";
import { freezeOf } from "../../src/app/audit/watch/freeze.ts";
import { LogWatch, type LogWatchDeps } from "../../src/app/audit/watch/log-watch.ts";
import type { Call } from "../../src/app/call.ts";
import { downloadExtract } from "../../src/app/privacy/extracts/download-extract.ts";
import { listMembers } from "../../src/app/segments/members.ts";
import type { Services } from "../../src/app/services.ts";
import type { AuditEntry } from "../../src/core/audit/entry.ts";
import { DEFAULT_WATCH_SETTINGS, type Tuning } from "../../src/core/audit/watch/settings.ts";
import { SegwardError } from "../../src/core/error/segward-error.ts";

const FROZEN = { code: "releases-frozen" };
const KEYS = { sealing: Buffer.alloc(32, 1), signing: Buffer.alloc(32, 2) };

/** The watch over a real log and store; people, mail and the other side of the webhook are stubs. */
async function openHouse() {
	const directory = mkdtempSync(join(tmpdir(), "segward-watch-"));
	const store = await openControlStore(join(directory, "control.db"), Buffer.alloc(32, 9));
	await store.workspaces.create({ id: "main", name: "Main", createdAt: "2026-11-24T10:00:00.000Z" });
	const log = await openAuditLog(join(directory, "audit.db"), KEYS);
	const time = { wallMs: Date.parse("2026-11-24T10:00:00.000Z"), monotonicMs: 0 };
	const mails: { to: string; subject: string; text: string }[] = [];
	const ended: string[] = [];
	const sent: { id: string; body: string; secret: string }[] = [];
	let webhookAnswers = true;
	const deps = {
		store,
		audit: log,
		transparency: log,
		clock: { now: () => time.wallMs },
		monotonicMs: () => time.monotonicMs,
		newId: randomUUID,
		report: (error: unknown) => {
			throw error;
		},
		settings: { publicUrl: "https://localhost:8443" },
		mail: { send: async (mail: (typeof mails)[number]) => void mails.push(mail) },
		policies: { decide: ({ principal }: { principal: { name: string } }) => ({ allowed: principal.name === "Audra" }) },
		register: {
			list: async () => ["Audra", "Bo"].map(person),
			endSessions: async (id: string) => ended.push(id),
		},
		targetSecrets: { open: (_id: string, sealed: string) => sealed.replace("sealed ", "") },
		alertWebhook: {
			async deliver({ secret }: { secret: string }, { id, body }: { id: string; body: string }) {
				if (!webhookAnswers) throw new SegwardError("connection-failed");
				sent.push({ id, body, secret });
			},
		},
	} as unknown as LogWatchDeps & Parameters<typeof deliverWebhooks>[0];
	return {
		...{ store, log, time, mails, ended, sent, deps },
		answerWebhooks(yes: boolean) {
			webhookAnswers = yes;
		},
		async copySegment(pages = 10) {
			for (let page = 0; page < pages; page++) await log.append(entry(time.wallMs + page * 1000));
		},
		async set(tuning: Tuning, webhook?: { url: string; secret: string }) {
			const version = ((await store.watch.settings("main", 1))[0]?.version ?? 0) + 1;
			const settings = { ...DEFAULT_WATCH_SETTINGS, webhook, tunings: { "members-in-bulk": tuning } };
			await store.watch.addSettings("main", { version, settings, author: "Audra", at: "2026-11-24T10:00:00.000Z" });
		},
		alerts: async () => (await store.alerts.list("main", { limit: 50 })).items,
		async close() {
			await log.close();
			await store.close();
			rmSync(directory, { recursive: true });
		},
	};
}

function person(name: string) {
	const assignments = [{ workspaceId: "main", roles: [], teams: [] }];
	return { id: name, name, email: `${name.toLowerCase()}@example.com`, state: "active", assignments, createdAt: "" };
}

function entry(atMs: number): AuditEntry {
	return {
		at: new Date(atMs).toISOString(),
		workspaceId: "main",
		actor: "Ada",
		actorId: "p1",
		actorKind: "person",
		role: "marketer",
		action: "segment:members",
		resource: "segment/s1",
		decision: "allow",
		outcome: "done",
		customers: 500,
		from: "198.51.100.7",
		requestId: "r",
	};
}

describe("the watch over the access log", () => {
	let house: Awaited<ReturnType<typeof openHouse>>;
	beforeEach(async () => {
		house = await openHouse();
	});
	afterEach(() => house.close());

	it("raises an alert, records that, and writes to those who may handle it", async () => {
		await house.copySegment();
		await new LogWatch(house.deps).round();
		const [alert] = await house.alerts();
		expect(alert).toMatchObject({
			detection: "members-in-bulk",
			state: "open",
			evidence: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		});
		expect(await house.log.list({ workspaceId: "main", limit: 1 })).toMatchObject([
			{ actor: "segward", action: "alert:raise", resource: `alert/${alert?.id}` },
		]);
		expect(house.mails.map(({ to }) => to)).toEqual(["audra@example.com"]);
		expect(house.mails[0]?.text).toContain(`/audit/alerts/${alert?.id}`);
	});

	it("adds to an open alert, and raises another once that one is closed", async () => {
		const watch = new LogWatch(house.deps);
		await house.copySegment();
		await watch.round();
		await house.copySegment();
		await watch.round();
		expect(await house.alerts()).toMatchObject([{ times: 2 }]);
		const call = { workspaceId: "main", principal: { name: "Audra" } } as Call;
		const [open] = await house.alerts();
		await triageAlert(house.deps)(call, { id: open?.id ?? "", state: "closed", reason: "handled" });
		await house.copySegment();
		await watch.round();
		expect((await house.alerts()).map(({ state }) => state).sort()).toEqual(["closed", "open"]);
		expect(house.mails).toHaveLength(2);
	});

	it("finds what happened while it was away, and nothing twice after a crash", async () => {
		await house.copySegment(9);
		const stopped = new LogWatch(house.deps);
		await stopped.round();
		await stopped.close();
		await house.copySegment(1);
		// Crashes: what it remembers since is never kept by `close`.
		await new LogWatch(house.deps).round();
		expect(await house.alerts()).toHaveLength(1);
		await house.store.watch.keepPosition("main", { leaf: -1, state: { testers: {} } });
		await new LogWatch(house.deps).round();
		expect(await house.alerts()).toMatchObject([{ times: 1 }]);
		expect(house.mails).toHaveLength(1);
	});

	it("does at once what the workspace wants done, and records it", async () => {
		await house.set({ responses: ["end-sessions", "freeze-releases"] });
		await house.copySegment();
		await new LogWatch(house.deps).round();
		expect(house.ended).toEqual(["p1"]);
		expect(await freezeOf(house.store, "main")).toMatchObject({ by: "segward" });
		const call = { workspaceId: "main", principal: { name: "Audra" }, note: () => undefined } as unknown as Call;
		const services = house.deps as unknown as Services;
		await expect(listMembers(services)(call, { name: "s", limit: 1 } as never)).rejects.toMatchObject(FROZEN);
		await expect(downloadExtract(services)(call, { id: "e" } as never)).rejects.toMatchObject(FROZEN);
		const actions = (await house.log.list({ workspaceId: "main", limit: 5 })).map(
			({ action, outcome }) => `${action} ${outcome}`,
		);
		expect(actions).toEqual([
			"releases:freeze done",
			"releases:freeze started",
			"person:end-sessions done",
			"person:end-sessions started",
			"alert:raise done",
		]);
		expect((await house.alerts())[0]?.steps.map(({ did }) => did)).toEqual(["raised", "responded", "responded"]);
	});

	it("sends alerts to the webhook, again and again until it takes them, under one id", async () => {
		await house.set({}, { url: "https://hooks.example.com", secret: "sealed whsec_x" });
		await house.copySegment();
		await new LogWatch(house.deps).round();
		house.answerWebhooks(false);
		await deliverWebhooks(house.deps);
		await deliverWebhooks(house.deps);
		expect(await house.store.watch.dueDeliveries("2027-01-01T00:00:00.000Z", 5)).toMatchObject([{ attempts: 1 }]);
		house.answerWebhooks(true);
		house.time.wallMs += 6000;
		await deliverWebhooks(house.deps);
		expect(house.sent).toHaveLength(1);
		expect(house.sent[0]?.secret).toBe("whsec_x");
		expect(JSON.parse(house.sent[0]?.body ?? "")).toMatchObject({
			type: "alert.raised",
			data: { detection: "members-in-bulk" },
		});
		expect(await house.store.watch.dueDeliveries("2027-01-01T00:00:00.000Z", 5)).toEqual([]);
	});

	it("goes on with changed settings, without forgetting what it saw", async () => {
		const watch = new LogWatch(house.deps);
		await house.copySegment(6);
		await watch.round();
		await house.set({ exempt: ["somebody else"] });
		await house.copySegment(4);
		await watch.round();
		expect(await house.alerts()).toHaveLength(1);
		await house.set({ enabled: false });
		await house.copySegment(20);
		await watch.round();
		expect(await house.alerts()).toMatchObject([{ times: 1 }]);
	});

	it("records a clock that moved by more than time passed, and raises an alert about it", async () => {
		const watch = new LogWatch(house.deps);
		await watch.round();
		house.time.wallMs += 3_600_000;
		house.time.monotonicMs += 2000;
		await watch.round();
		await watch.round();
		expect((await house.alerts()).map(({ detection }) => detection)).toEqual(["clock-step"]);
	});
});
