import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAuditLog } from "../../src/adapters/sqlite/audit/audit-log.ts";
import type { AuditEntry, StoredAuditEntry } from "../../src/core/audit/entry.ts";
import { OcsfEvent } from "../../src/core/audit/ocsf/event.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

const directory = mkdtempSync(join(tmpdir(), "segward-reading-"));
const log = await openAuditLog(join(directory, "audit.db"), {
	sealing: Buffer.alloc(32, 7),
	signing: Buffer.alloc(32, 8),
});
/** Customers of the house, by external id. */
const CUSTOMERS = new Map([
	["17850", 1],
	["17851", 2],
]);
const house = await openColleaguesHouse({
	audit: log,
	vaults: { of: () => ({ blindIndex: (_field: number, value: string) => Buffer.from(value) }) } as never,
	data: {
		holdVersion: () => () => undefined,
		findByBlindIndex: async (_workspace: string, _version: unknown, _field: number, [index]: Buffer[]) => {
			const customerKey = CUSTOMERS.get(String(index));
			return customerKey === undefined ? [] : [{ blindIndex: index, customerKey }];
		},
	} as never,
	settings: { sizeThreshold: 10, version: "1.2.3" } as never,
});
const [auditor, officer] = ["ada", "olga"];
beforeAll(async () => {
	await house.addPerson(auditor, ["security-auditor"]);
	await house.addPerson(officer, ["privacy-officer"]);
	for (const [key, action] of [
		[1, "segment:members"],
		[2, "segment:members"],
		[1, "segment:lookup"],
	] as const) {
		await log.append(shown(key, action));
	}
});
afterAll(async () => {
	await house.close();
	await log.close();
	rmSync(directory, { recursive: true });
});

/** As the guard records who was shown. */
function shown(customerKey: number, action: string): AuditEntry {
	return {
		at: new Date().toISOString(),
		workspaceId: "main",
		actor: "Mallory",
		actorId: "p-mallory",
		role: "marketer",
		action,
		resource: "segment/best",
		decision: "allow",
		outcome: "done",
		customerRefs: [String(customerKey).padStart(16, "0")],
		requestId: "r",
	};
}

const search = async (who: string, body: object): Promise<StoredAuditEntry[]> =>
	(await house.send(who, "POST", "/audit/search", body)).body.items;
const customer = (value: string) => ({ field: "externalId", value });

describe("a search of the log", () => {
	test("finds what was shown of one customer, and tells no reference", async () => {
		const found = await search(auditor, { customer: customer("17850"), action: "segment:" });
		expect(found.map(({ action }) => action)).toEqual(["segment:lookup", "segment:members"]);
		expect(JSON.stringify(found)).not.toContain("000001");
	});

	test("answers a customer whom nobody knows like one whom nobody was shown", async () => {
		expect(await search(auditor, { customer: customer("nobody") })).toEqual([]);
	});

	test("is recorded with the names of its filters, and with no value", async () => {
		await search(auditor, { customer: customer("17851"), actor: "Somebody Special", from: "2026-01-01T00:00:00Z" });
		const [entry] = await log.list({ workspaceId: "main", action: "audit:search", limit: 1 });
		expect(entry?.fields?.toSorted()).toEqual(["actor", "customer", "from"]);
		expect(JSON.stringify(entry)).not.toMatch(/17851|Somebody Special/);
	});
});

describe("an export of the log", () => {
	const exported = async (format: string, filter: object = {}) =>
		(await house.send(auditor, "POST", "/audit/export", { format, ...filter })).text;

	test("as CSV has one line an entry that fits", async () => {
		const lines = (await exported("csv", { actor: "p-mallory" })).trim().split("\r\n");
		expect(lines).toHaveLength(4);
		expect(lines[1]).toContain("Mallory,p-mallory,marketer,segment:lookup");
	});

	test("as OCSF is events of this product", async () => {
		const lines = (await exported("ocsf"))
			.trim()
			.split("\n")
			.map((line) => OcsfEvent.parse(JSON.parse(line)));
		expect(lines.length).toBeGreaterThan(3);
		expect(lines[0]?.metadata.product.version).toBe("1.2.3");
	});

	test("is recorded before its first line leaves", async () => {
		await exported("jsonl", { text: "best" });
		const [entry] = await log.list({ workspaceId: "main", action: "audit:export", limit: 1 });
		expect(entry).toMatchObject({ actor: "ada", outcome: "done", fields: ["text"] });
	});
});

describe("a saved view", () => {
	const view = { title: "Refused", filter: { decision: "deny" } };
	const titles = async (who: string) => {
		const { body } = await house.send(who, "GET", "/audit/views");
		return (body.items as { title: string }[]).map(({ title }) => title);
	};

	test("is its owner's alone until it is shared, and only the owner changes it", async () => {
		const { status, body } = await house.send(auditor, "POST", "/audit/views", view);
		expect(status).toBe(201);
		const path = `/audit/views/${String(body.id)}`;
		expect(await titles(officer)).toEqual([]);
		expect((await house.send(officer, "PUT", path, view)).status).toBe(404);
		await house.send(auditor, "PUT", path, { ...view, title: "All refused", shared: true, days: 7 });
		expect(await titles(officer)).toEqual(["All refused"]);
		expect((await house.send(officer, "DELETE", path)).status).toBe(403);
		expect((await house.send(auditor, "DELETE", path)).status).toBe(200);
		expect(await titles(auditor)).toEqual([]);
	});

	test("keeps no customer", async () => {
		const filter = { ...view.filter, customer: customer("17850") };
		const { body } = await house.send(auditor, "POST", "/audit/views", { ...view, filter });
		expect(JSON.stringify(body)).not.toContain("17850");
	});
});

describe("an erasure", () => {
	const erase = (who: string, body: object) =>
		house.send(who, "POST", "/audit/erase", { because: "erasure request 114", ...body });

	test("is for the privacy officer, and never of the own acts", async () => {
		expect((await erase(auditor, { customer: customer("17850") })).status).toBe(403);
		expect((await erase(officer, { actorId: officer })).status).toBe(403);
		expect((await erase(officer, {})).body.code).toBe("request-invalid");
		expect((await erase(officer, { actorId: "x", customer: customer("17850") })).body.code).toBe("request-invalid");
	});

	test("takes away what the log says of a customer, the searches for them too, and says so", async () => {
		const before = (await search(auditor, { customer: customer("17850") })).length;
		const { status, body } = await erase(officer, { customer: customer("17850") });
		expect({ status, entries: body.entries }).toEqual({ status: 200, entries: before + 1 });
		expect(await search(officer, { customer: customer("17850"), action: "segment:" })).toEqual([]);
		const [record] = await log.list({ workspaceId: "main", action: "audit:erase", text: "entries", limit: 1 });
		expect(record).toMatchObject({ actor: "olga", reason: "erasure request 114" });
		expect(record?.erased).toMatch(/^\d/);
		expect((await search(auditor, { action: "segment:members" })).length).toBe(1);
	});
});
