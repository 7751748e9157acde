import { expect, test } from "vitest";
import { aboutFilter, auditSearch, readAuditFilter, withFilter } from "./audit-filter.ts";

test("a filter goes through the address and back", () => {
	const filter = {
		action: "segment:preview",
		actor: "Ada Lovelace",
		decision: "deny",
		outcome: "refused",
		resource: "segment/readers",
		text: "readers",
		days: 7,
	} as const;
	expect(readAuditFilter(withFilter(new URLSearchParams(), filter))).toEqual(filter);
});

test("what is no decision, outcome or number of days is no filter", () => {
	expect(readAuditFilter(new URLSearchParams("decision=maybe&actor=&outcome=odd&days=-1"))).toEqual({});
});

test("a change keeps the rest and closes the open entry", () => {
	const next = withFilter(new URLSearchParams("actor=Ada&decision=deny&entry=7"), { decision: undefined });
	expect(next.toString()).toBe("actor=Ada");
});

test("what is typed about a thing is its kind and id with a stroke, and otherwise a part of it", () => {
	expect(aboutFilter("segment/best")).toEqual({ resource: "segment/best", text: undefined });
	expect(aboutFilter("best")).toEqual({ resource: undefined, text: "best" });
	expect(aboutFilter("b")).toEqual({ resource: undefined, text: undefined });
});

test("days are counted back from the full hour, and a customer is asked about without standing in the address", () => {
	const nowMs = Date.UTC(2026, 10, 24, 10, 59);
	const customer = { field: "externalId", value: "17850" };
	expect(auditSearch({ days: 1, actor: "Ada" }, customer, nowMs)).toEqual({
		actor: "Ada",
		from: "2026-11-23T10:00:00.000Z",
		customer,
	});
	expect(withFilter(new URLSearchParams(), { actor: "Ada" }).toString()).not.toContain("17850");
});
