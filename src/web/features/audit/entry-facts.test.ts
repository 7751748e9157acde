import { expect, test } from "vitest";
import type { StoredAuditEntry } from "../../../core/audit/entry.ts";
import { entryFacts, reasonText } from "./entry-facts.ts";

const entry: StoredAuditEntry = {
	no: 1234,
	at: "2026-06-01T00:00:00.000Z",
	workspaceId: "main",
	actor: "Ada",
	role: "viewer",
	action: "token:list",
	resource: "token/*",
	decision: "deny",
	outcome: "refused",
	reason: "action-forbidden",
	requestId: "r1",
};

test("a refusal names its reason as a sentence", () => {
	const facts = Object.fromEntries(entryFacts(entry));
	expect(facts.Reason).toBe("Your role does not permit this action.");
	expect(facts.Decision).toBe("refused");
	expect(facts.Entry).toBe("1,234");
});

test("what the log does not hold is not told", () => {
	const names = entryFacts(entry).map(([name]) => name);
	expect(names).not.toContain("Purpose");
	expect(names).not.toContain("Customers concerned");
});

test("a reason that is no error of ours stands as it is", () => {
	expect(reasonText("administrator")).toBe("administrator");
	expect(reasonText("toString")).toBe("toString");
});
