import { expect, test } from "vitest";
import { AuditEntry } from "../../core/audit/entry.ts";
import { openCall } from "../call.ts";
import { actorOf, recordAct } from "./record-act.ts";

const principal = {
	kind: "person",
	personId: "p1",
	tokenId: "s1",
	name: "Ada",
	roles: ["marketer"],
	teams: [],
	workspaceId: "main",
	trainingCurrent: true,
} as const;

/** What stands in the log for an act that noted these facts. */
async function recorded(...facts: Parameters<ReturnType<typeof openCall>["note"]>[0][]) {
	const call = openCall({ principal, requestId: "r1", from: "local" });
	for (const one of facts) call.note(one);
	const entries: AuditEntry[] = [];
	const deps = {
		audit: { append: async (entry: AuditEntry) => void entries.push(entry) },
		clock: { now: () => 0 },
		customerRefs: { of: (_: string, keys: readonly number[]) => keys.map((key) => `ref_${key}`.padEnd(16, "x")) },
	};
	const act = { action: "segment:members", resourceKind: "Segment", resourceId: "a", mutates: false };
	await recordAct(deps, call, actorOf(principal), act, { decision: "allow", outcome: "done" });
	return AuditEntry.parse(entries[0]);
}

test("customers who were shown stand in the log as references, each once, and never by their keys", async () => {
	const entry = await recorded({ customers: 3, customerKeys: [4711, 12] }, { customerKeys: [12, 9] });
	expect(entry.customerRefs).toEqual(["ref_12xxxxxxxxxx", "ref_4711xxxxxxxx", "ref_9xxxxxxxxxxx"]);
	expect(Object.keys(entry)).not.toContain("customerKeys");
});

test("an act on more customers than an entry can name is only counted", async () => {
	const many = Array.from({ length: 1001 }, (_, key) => key);
	expect((await recorded({ customers: 1001, customerKeys: many })).customerRefs).toBeUndefined();
	expect((await recorded({ customers: 1000, customerKeys: many.slice(1) })).customerRefs).toHaveLength(1000);
});

test("an act that shows nobody names nobody", async () => {
	expect(Object.keys(await recorded({ fields: ["country"] }))).not.toContain("customerRefs");
});
