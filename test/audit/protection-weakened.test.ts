import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditEntry } from "../../src/core/audit/entry.ts";
import type { AuditLog } from "../../src/ports/audit-log.ts";
import { openColleaguesHouse } from "../access/colleagues-house.ts";

const entries: AuditEntry[] = [];
const audit = { append: async (entry: AuditEntry) => void entries.push(entry) } as AuditLog;
const phone = {
	...{ kind: "attribute", name: "phone", type: "text", labels: ["phone"], description: "", confirmed: true },
	...{ sources: [], completeness: 1, distinctCount: 5 },
} as const;
let house: Awaited<ReturnType<typeof openColleaguesHouse>>;

beforeAll(async () => {
	house = await openColleaguesHouse({
		audit,
		vaults: { of: () => ({ blindIndex: () => new Uint8Array(8) }) } as never,
	});
	await house.addPerson("pia", ["privacy-officer"]);
	await house.services.store.fields.put("main", [phone as never]);
});
afterAll(() => house.close());

/** Whether the log says that a protection is weaker after this act. */
async function weakens(method: "PUT" | "DELETE" | "PATCH", path: string, payload?: object): Promise<boolean> {
	const { status, body } = await house.send("pia", method, path, payload);
	expect(status, JSON.stringify(body)).toBeLessThan(300);
	return entries.findLast(({ outcome }) => outcome === "done")?.weakens === true;
}

test("a mask that is loosened or removed, whatever the act is called", async () => {
	const hides = { label: "phone", mask: [{ kind: "redact" }] };
	expect(await weakens("PUT", "/masks/phones", hides)).toBe(false);
	expect(await weakens("PUT", "/masks/phones", { ...hides, contexts: ["export"] })).toBe(true);
	expect(await weakens("PUT", "/masks/phones", hides)).toBe(false);
	expect(await weakens("DELETE", "/masks/phones")).toBe(true);
	const shows = { label: "phone", mask: [{ kind: "last", shown: 4 }], because: "Call-backs" };
	expect(await weakens("PUT", "/masks/shown/weaker", shows)).toBe(true);
	expect(await weakens("DELETE", "/masks/shown")).toBe(false);
});

test("a budget for sizes that is raised, for anybody", async () => {
	const budget = { person: 1_000_000, people: 4_000_000, publications: 4_000_000 };
	expect(await weakens("PUT", "/privacy/size-budget", budget)).toBe(false);
	expect(await weakens("PUT", "/privacy/size-budget", { ...budget, person: 10 })).toBe(false);
	expect(await weakens("PUT", "/privacy/size-budget", { ...budget, person: 11 })).toBe(true);
});

test("a confirmed field that loses a label, or whose labels become a proposal again", async () => {
	const put = (given: object) => weakens("PATCH", "/fields/attribute/phone", given);
	expect(await put({ description: "Of the household" })).toBe(false);
	expect(await put({ confirmed: false })).toBe(true);
	expect(await put({ confirmed: true })).toBe(false);
	expect(await put({ labels: [] })).toBe(true);
});
