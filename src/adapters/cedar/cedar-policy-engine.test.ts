import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROUTE_IDS, routeOf } from "../../contract/routes.ts";
import type { Principal } from "../../core/access/principal.ts";
import { Role, type RoleName } from "../../core/access/role.ts";
import { cedarPolicyEngine } from "./cedar-policy-engine.ts";
import { actionsOf } from "./policy-actions.ts";
import { readPolicies } from "./policy-files.ts";

const DIRECTORY = join(import.meta.dirname, "../../../policies");
const texts = readPolicies(DIRECTORY);
const engine = cedarPolicyEngine(texts);
const resourceKinds = new Map([
	...ROUTE_IDS.map((id) => [routeOf(id).action, routeOf(id).resourceKind] as const),
	["metrics:read", "Installation"] as const,
	...["field:use", "field:see", "field:unmask"].map((action) => [action, "Field"] as const),
	["size:exact", "Segment"] as const,
	["audit:tree", "AuditLog"] as const,
]);

/** Action → roles that may. */
const matrix = JSON.parse(readFileSync(join(DIRECTORY, "matrix.json"), "utf8")) as Record<string, Role[]>;

const PERSON: Principal = {
	kind: "person",
	tokenId: "session",
	personId: "ada",
	name: "Ada",
	roles: ["administrator"],
	teams: [],
	workspaceId: "main",
	trainingCurrent: true,
};
const TOKEN: Principal = { ...PERSON, kind: "token", tokenId: "tok_1", personId: undefined, trainingCurrent: false };

function decide(principal: Principal, action: string, secondFactorAgeSeconds?: number) {
	const resourceKind = resourceKinds.get(action) ?? "";
	return engine.decide({ principal, action, resourceKind, resourceId: "*", secondFactorAgeSeconds });
}

const may = (action: string, roles: RoleName[]) => decide({ ...PERSON, roles }, action, 0).allowed;

describe("the published matrix", () => {
	test("names every action of the schema", () => {
		expect(Object.keys(matrix)).toEqual(actionsOf(texts.schema).sort());
	});

	test.each(Role.options)("is what Cedar decides for %s", (role) => {
		const allowed = Object.keys(matrix).filter((action) => may(action, [role]));
		expect(allowed).toEqual(Object.keys(matrix).filter((action) => matrix[action]?.includes(role)));
	});

	test("gives the administrator, the operator and the security auditor no customer data", () => {
		const touching = ["segment:preview", "segment:members", "segment:lookup", "import:create", "quarantine:rows"];
		for (const role of ["administrator", "operator", "security-auditor", "partner-manager"]) {
			expect(touching.filter((action) => may(action, [role]))).toEqual([]);
		}
	});

	test("lets somebody with several roles do what any of them may", () => {
		expect(may("token:list", ["viewer", "administrator"])).toBe(true);
		expect(may("segment:preview", ["viewer", "analyst"])).toBe(true);
	});
});

describe("training", () => {
	const untrained = { ...PERSON, roles: ["marketer"], trainingCurrent: false };

	test("that is not current forbids customer data and nothing else", () => {
		expect(decide(untrained, "segment:preview")).toEqual({ allowed: false, policies: ["training-required"] });
		expect(decide(untrained, "segment:lookup").allowed).toBe(false);
		expect(decide(untrained, "import:create").allowed).toBe(false);
		expect(decide(untrained, "segment:show").allowed).toBe(true);
	});

	test("of its owner decides for a token", () => {
		const token = { ...TOKEN, roles: ["marketer"] };
		expect(decide({ ...token, owner: { ...PERSON, roles: ["marketer"] } }, "segment:preview").allowed).toBe(true);
		expect(decide({ ...token, owner: untrained }, "segment:preview").allowed).toBe(false);
	});
});

describe("a token", () => {
	test("may never do what its owner may not", () => {
		const token = { ...TOKEN, roles: ["marketer"], owner: { ...PERSON, roles: ["viewer"] } };
		expect(decide(token, "segment:show").allowed).toBe(true);
		expect(decide(token, "segment:preview").allowed).toBe(false);
	});
});

describe("the local operator", () => {
	test("may do everything, without training or second factor", () => {
		const operator = { ...TOKEN, kind: "operator" as const, roles: [] };
		expect(Object.keys(matrix).filter((action) => !decide(operator, action).allowed)).toEqual([]);
	});
});

describe("a decision", () => {
	const principal = PERSON;

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
		const stranger = { ...principal, roles: ["owner"] };
		const request = { principal: stranger, action: "me:show", resourceKind: "Token", resourceId: "*" };
		expect(engine.decide(request)).toEqual({ allowed: false, policies: [] });
	});

	test("names the policy that forbids", () => {
		const forbid = 'forbid (principal, action == Segward::Action::"audit:list", resource);';
		const strict = cedarPolicyEngine({ ...texts, policies: { ...texts.policies, freeze: forbid } });
		const auditor = { ...principal, roles: ["security-auditor"] };
		const request = { principal: auditor, action: "audit:list", resourceKind: "AuditLog", resourceId: "*" };
		expect(strict.decide(request)).toEqual({ allowed: false, policies: ["freeze"] });
		expect(engine.decide(request).allowed).toBe(true);
	});
});

describe("a field", () => {
	const use = (roles: RoleName[], labels: string[], sensitive: boolean, action = "field:use") =>
		engine.decide({
			principal: { ...PERSON, roles },
			action,
			resourceKind: "Field",
			resourceId: "field",
			resource: { labels, sensitive },
		}).allowed;

	test("that is ordinary is used and seen by whoever comes through a door", () => {
		expect(use(["marketer"], ["financial"], false)).toBe(true);
		expect(use(["analyst"], [], false, "field:see")).toBe(true);
	});

	test("that is sensitive is used and seen by privacy officers only, unmasked by nobody", () => {
		for (const action of ["field:use", "field:see"]) {
			const able = Role.options.filter((role) => use([role], ["special-category"], true, action));
			expect(able).toEqual(["privacy-officer"]);
		}
		expect(use([...Role.options], [], false, "field:unmask")).toBe(false);
	});

	test("that is sensitive can be opened by a policy, for a role and a purpose", () => {
		const care = `permit (principal in Segward::Role::"care-team", action in Segward::Action::"use fields", resource is Segward::Field)
			when { resource has labels && resource.labels.contains("special-category") &&
				context has purpose && context.purpose == "patient-care" };`;
		const open = cedarPolicyEngine({ ...texts, policies: { ...texts.policies, care } });
		const may = (purpose?: string) =>
			open.decide({
				principal: { ...PERSON, roles: ["marketer", "care-team"] },
				action: "field:use",
				resourceKind: "Field",
				resourceId: "field",
				resource: { labels: ["special-category"], sensitive: true },
				purpose,
			}).allowed;
		expect([may("patient-care"), may("newsletter"), may()]).toEqual([true, false, false]);
	});
});

describe("a segment that is given to a team", () => {
	const team = { entity: "Team", id: "loyalty" } as const;
	const change = (principal: Principal, action = "segment:apply") =>
		engine.decide({ principal, action, resourceKind: "Segment", resourceId: "vips", resource: { team } });
	const outsider = { ...PERSON, roles: ["marketer"] };
	const member = { ...outsider, teams: ["loyalty"] };

	test("is changed by its members and by administrators who build segments, and seen by all", () => {
		expect(change(member).allowed).toBe(true);
		expect(change(outsider)).toEqual({ allowed: false, policies: ["team-segments"] });
		expect(change({ ...outsider, teams: ["growth"] }).allowed).toBe(false);
		expect(change({ ...outsider, roles: ["marketer", "administrator"] }).allowed).toBe(true);
		expect(change({ ...member, roles: ["administrator"], teams: [] }).allowed).toBe(false);
		expect(change(outsider, "segment:archive").allowed).toBe(false);
		expect(change(outsider, "segment:state").allowed).toBe(false);
		expect(change(outsider, "segment:show").allowed).toBe(true);
	});

	test("is not changed by a token whose owner is no member", () => {
		const token = { ...TOKEN, roles: ["marketer"], teams: ["loyalty"] };
		expect(change({ ...token, owner: member }).allowed).toBe(true);
		expect(change({ ...token, owner: outsider }).allowed).toBe(false);
	});
});

describe("a policy", () => {
	test("can speak of what is known of a thing", () => {
		const freeze = `forbid (principal, action == Segward::Action::"segment:show", resource) when {
			resource has labels && resource.labels.contains("financial") &&
			resource has author && resource.author != principal };`;
		const strict = cedarPolicyEngine({ ...texts, policies: { ...texts.policies, freeze } });
		const show = (labels: string[], id: string) => {
			const resource = { labels, author: { entity: "Person", id } as const, team: undefined };
			return strict.decide({
				principal: PERSON,
				action: "segment:show",
				resourceKind: "Segment",
				resourceId: "x",
				resource,
			});
		};
		expect(show(["financial"], "bob")).toEqual({ allowed: false, policies: ["freeze"] });
		expect(show(["financial"], "ada").allowed).toBe(true);
		expect(show([], "bob").allowed).toBe(true);
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
