import { expect, test } from "vitest";
import { isName, nameFrom, newDraft, proposalOf } from "./draft.ts";

test("a name is proposed from the title, and is one that the server takes", () => {
	expect(nameFrom("Campaign reader")).toBe("campaign-reader");
	expect(nameFrom("2nd Line / Support!")).toBe("nd-line-support");
	expect(nameFrom("Prüfer")).toBe("prufer");
	expect(isName(nameFrom(`a${" very".repeat(20)}`))).toBe(true);
	expect(isName("Campaign")).toBe(false);
});

test("a role of the form is given by what it permits, a policy by its text", () => {
	const role = { ...newDraft("role"), name: "reader", title: " Reader ", permits: ["analyse"] };
	expect(proposalOf(role)).toEqual({ kind: "role", name: "reader", title: "Reader", permits: ["analyse"] });
	const policy = { ...newDraft("policy"), name: "weekdays", title: "Weekdays", text: "forbid (…)" };
	expect(proposalOf(policy)).toEqual({ kind: "policy", name: "weekdays", title: "Weekdays", text: "forbid (…)" });
});

test("what lacks a name, a title or anything to say is not asked about", () => {
	expect(proposalOf(newDraft("role"))).toBeUndefined();
	expect(proposalOf({ ...newDraft("role"), name: "reader", title: "Reader" })).toBeUndefined();
	expect(proposalOf({ ...newDraft("policy"), title: "Weekdays" })).toBeUndefined();
});
