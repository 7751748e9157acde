import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROUTE_IDS, routeOf } from "../../contract/routes.ts";
import { type Principal, Role } from "../../core/access/principal.ts";
import { actionsOf, cedarPolicyEngine } from "./cedar-policy-engine.ts";
import { readPolicies } from "./policy-files.ts";

const DIRECTORY = join(import.meta.dirname, "../../../policies");
const texts = readPolicies(DIRECTORY);
const engine = cedarPolicyEngine(texts);
const resourceKinds = new Map([
	...ROUTE_IDS.map((id) => [routeOf(id).action, routeOf(id).resourceKind] as const),
	["metrics:read", "Installation"] as const,
]);

interface DecisionCases {
	role: Role;
	allow: string[];
	deny: string[];
}

const cases = readdirSync(join(DIRECTORY, "cases")).map(
	(file) => JSON.parse(readFileSync(join(DIRECTORY, "cases", file), "utf8")) as DecisionCases,
);

function allowed(role: Role, action: string): boolean {
	const principal: Principal = { tokenId: "tok_1", name: "test", role, workspaceId: "main" };
	return engine.decide({ principal, action, resourceKind: resourceKinds.get(action) ?? "", resourceId: "*" }).allowed;
}

describe("the published decision cases", () => {
	test("exist for every role", () => {
		expect(cases.map((one) => one.role).sort()).toEqual([...Role.options].sort());
	});

	test.each(cases)("name every action of the schema once for $role", ({ allow, deny }) => {
		expect([...allow, ...deny].sort()).toEqual(actionsOf(texts.schema).sort());
	});

	test.each(cases)("are what Cedar decides for $role", ({ role, allow, deny }) => {
		expect(allow.filter((action) => !allowed(role, action))).toEqual([]);
		expect(deny.filter((action) => allowed(role, action))).toEqual([]);
	});
});

describe("a decision", () => {
	const principal: Principal = { tokenId: "tok_1", name: "test", role: "administrator", workspaceId: "main" };

	test("names the policy that decided by its file", () => {
		const request = { principal, action: "segment:show", resourceKind: "Segment", resourceId: "lapsed" };
		expect(engine.decide(request)).toEqual({ allowed: true, policies: ["administrator"] });
	});

	test("denies an action the schema does not know, even to an administrator", () => {
		const request = { principal, action: "segment:release", resourceKind: "Segment", resourceId: "lapsed" };
		expect(engine.decide(request).allowed).toBe(false);
	});

	test("denies an action on the wrong kind of thing", () => {
		const request = { principal, action: "segment:show", resourceKind: "Token", resourceId: "lapsed" };
		expect(engine.decide(request).allowed).toBe(false);
	});

	test("denies a role that no policy names", () => {
		const stranger = { ...principal, role: "owner" as Role };
		const request = { principal: stranger, action: "me:show", resourceKind: "Token", resourceId: "*" };
		expect(engine.decide(request)).toEqual({ allowed: false, policies: [] });
	});

	test("names the policy that forbids", () => {
		const forbid = 'forbid (principal, action == Segward::Action::"audit:list", resource);';
		const strict = cedarPolicyEngine({ ...texts, policies: { ...texts.policies, freeze: forbid } });
		const request = { principal, action: "audit:list", resourceKind: "AuditLog", resourceId: "*" };
		expect(strict.decide(request)).toEqual({ allowed: false, policies: ["freeze"] });
		expect(engine.decide(request).allowed).toBe(true);
	});
});

describe("policies that cannot be trusted are refused at start", () => {
	test.each([
		["a syntax error", "permit (principal, action"],
		["an unknown action", 'permit (principal, action == Segward::Action::"segment:relaese", resource);'],
	])("%s", (_, policy) => {
		expect(() => cedarPolicyEngine({ ...texts, policies: { typo: policy } })).toThrow();
	});
});
