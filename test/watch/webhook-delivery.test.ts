import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alertWebhook } from "../../src/adapters/audit-targets/alert-webhook.ts";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import { openControlStore } from "../../src/adapters/sqlite/control/control-store.ts";
import { deliverWebhooks } from "../../src/app/audit/watch/deliver-webhooks.ts";
import { LogWatch, type LogWatchDeps } from "../../src/app/audit/watch/log-watch.ts";
import { DEFAULT_WATCH_SETTINGS } from "../../src/core/audit/watch/settings.ts";
import { certificates, httpsCollector } from "../audit/collectors.ts";
import { auditEntry } from "../conformance/audit-log.suite.ts";

const trusted = getCACertificates();
const directory = mkdtempSync(join(tmpdir(), "segward-webhook-"));
let receiver: Awaited<ReturnType<typeof httpsCollector>>;
let answer: { status: number; location?: string };

beforeAll(async () => {
	const pems = await certificates();
	// As a company's own authority that the machine trusts.
	setDefaultCACertificates([pems.authority.cert]);
	receiver = await httpsCollector(pems, { answer: () => answer });
});
afterAll(async () => {
	setDefaultCACertificates(trusted);
	await receiver.close();
	rmSync(directory, { recursive: true });
});

test("an alert reaches a real receiver over HTTPS, signed; what it refuses comes again, as the same message", async () => {
	const store = await openControlStore(join(directory, "control.db"), Buffer.alloc(32, 9));
	const log = await openAuditLog(join(directory, "audit.db"), {
		sealing: Buffer.alloc(32, 1),
		signing: Buffer.alloc(32),
	});
	let nowMs = Date.now();
	const at = new Date(nowMs).toISOString();
	const webhook = alertWebhook({ now: () => nowMs, reach: { linkLocal: false } });
	const secret = webhook.newSecret();
	const deps = {
		...{ store, audit: log, transparency: log, alertWebhook: webhook, newId: randomUUID },
		clock: { now: () => nowMs },
		monotonicMs: () => nowMs,
		report: (error: unknown) => expect.unreachable(String(error)),
		settings: { publicUrl: "https://segward.example" },
		register: { list: async () => [] },
		targetSecrets: { open: (_id: string, sealed: string) => sealed },
	} as unknown as LogWatchDeps & Parameters<typeof deliverWebhooks>[0];
	await store.workspaces.create({ id: "main", name: "Main", createdAt: at });
	const url = `https://localhost:${receiver.port}/alerts`;
	const settings = { ...DEFAULT_WATCH_SETTINGS, webhook: { url, secret } };
	await store.watch.addSettings("main", { version: 1, settings, author: "Audra", at });
	await log.append({ ...auditEntry(), at, workspaceId: "main", action: "mask:remove", outcome: "done", weakens: true });
	await new LogWatch(deps).round();

	for (const refusal of [{ status: 500 }, { status: 302, location: `https://localhost:${receiver.port}/elsewhere` }]) {
		answer = refusal;
		await deliverWebhooks(deps);
		nowMs += 600_000;
	}
	expect(receiver.took).toEqual([]);
	answer = { status: 200 };
	await deliverWebhooks(deps);
	nowMs += 600_000;
	await deliverWebhooks(deps);

	expect(receiver.took).toMatchObject([{ type: "alert.raised", data: { detection: "protection-weakened" } }]);
	const heads = receiver.raw.map((text) => JSON.parse(text) as Record<string, string>);
	expect(new Set(heads.map((head) => head["webhook-id"])).size).toBe(1);
	expect(heads).toHaveLength(3);
	const head = heads.at(-1) ?? {};
	const signed = `${head["webhook-id"]}.${head["webhook-timestamp"]}.${receiver.bodies.at(-1)}`;
	const key = Buffer.from(secret.replace("whsec_", ""), "base64");
	expect(head["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
	await log.close();
	await store.close();
});
