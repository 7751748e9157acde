import { expect, test } from "vitest";
import { readAuditFilter, withFilter } from "./audit-filter.ts";

test("a filter goes through the address and back", () => {
	const filter = {
		action: "segment:preview",
		actor: "Ada Lovelace",
		decision: "deny",
		resource: "segment/readers",
	} as const;
	expect(readAuditFilter(withFilter(new URLSearchParams(), filter))).toEqual(filter);
});

test("what is no decision is no filter", () => {
	expect(readAuditFilter(new URLSearchParams("decision=maybe&actor="))).toEqual({});
});

test("a change keeps the rest and closes the open entry", () => {
	const next = withFilter(new URLSearchParams("actor=Ada&decision=deny&entry=7"), { decision: undefined });
	expect(next.toString()).toBe("actor=Ada");
});
