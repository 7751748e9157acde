import { expect, test } from "vitest";
import type { Principal } from "../../core/access/principal.ts";
import { scopedPolicies } from "./scoped-policies.ts";

const TOKEN: Principal = {
	kind: "token",
	tokenId: "tok_1",
	name: "nightly",
	roles: ["marketer"],
	teams: [],
	workspaceId: "main",
	trainingCurrent: false,
};
const policies = scopedPolicies({
	actions: [
		{ id: "segment:preview", groups: ["analyse", "touch customer data"], resourceKind: "Segment" },
		{ id: "segment:list", groups: ["read definitions"], resourceKind: "Segment" },
	],
	decide: ({ action }) => ({ allowed: action !== "audit:list", policies: ["role"] }),
});

const may = (action: string, scopes?: string[]) =>
	policies.decide({
		principal: scopes ? { ...TOKEN, scopes } : TOKEN,
		action,
		resourceKind: "Segment",
		resourceId: "*",
	}).allowed;

test("a token that is narrowed does what its scopes name, by action or by group, and nothing else", () => {
	expect([may("segment:preview", ["segment:preview"]), may("segment:list", ["segment:preview"])]).toEqual([
		true,
		false,
	]);
	expect([may("segment:preview", ["analyse"]), may("segment:list", ["analyse"])]).toEqual([true, false]);
	expect(may("segment:unknown", ["analyse"])).toBe(false);
});

test("scopes never widen what the roles permit", () => {
	expect(may("audit:list", ["audit:list"])).toBe(false);
});

test("a token without scopes is judged by its roles alone", () => {
	expect(may("segment:preview")).toBe(true);
});
