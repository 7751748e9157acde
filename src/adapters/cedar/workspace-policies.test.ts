import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../core/access/principal.ts";
import { cedarPolicyEngine } from "./cedar-policy-engine.ts";
import { readPolicies } from "./policy-files.ts";

const MONDAY_9 = Date.parse("2026-06-01T09:30:00Z");
const clock = { nowMs: MONDAY_9 };
const engine = cedarPolicyEngine(readPolicies(join(import.meta.dirname, "../../../policies")), {
	environment: "staging",
	now: () => clock.nowMs,
});

const ADA: Principal = {
	kind: "person",
	tokenId: "session",
	personId: "ada",
	name: "Ada",
	roles: ["marketer"],
	teams: ["crm"],
	workspaceId: "main",
	trainingCurrent: true,
};
const OPERATOR: Principal = { ...ADA, kind: "operator", roles: [] };

function decide(
	principal: Principal,
	action: string,
	resourceKind: string,
	more: { from?: string; age?: number } = {},
) {
	return engine.decide({
		principal,
		action,
		resourceKind,
		resourceId: "*",
		secondFactorAgeSeconds: more.age ?? 0,
		from: more.from,
	});
}
const preview = (principal: Principal, from?: string) => decide(principal, "segment:preview", "Segment", { from });

function adopt(text: string, id = "policy/one", timeZone?: string): string[] {
	return engine.adopt("main", [{ id, text }], timeZone);
}

beforeEach(() => {
	clock.nowMs = MONDAY_9;
	engine.adopt("main", []);
	engine.adopt("other", []);
});

const FREEZE = 'forbid (principal, action in Segward::Action::"analyse", resource);';

describe("policies that a workspace adopts", () => {
	test("decide from the next decision on, there and nowhere else", () => {
		expect(preview(ADA).allowed).toBe(true);
		adopt(FREEZE);
		expect(preview(ADA)).toEqual({ allowed: false, policies: ["policy/one"] });
		expect(preview({ ...ADA, workspaceId: "other" }).allowed).toBe(true);
		engine.adopt("main", []);
		expect(preview(ADA).allowed).toBe(true);
	});

	test("make roles that mean something", () => {
		const role = { ...ADA, roles: ["support"] };
		expect(preview(role).allowed).toBe(false);
		adopt(
			'permit (principal in Segward::Role::"support", action in Segward::Action::"analyse", resource);',
			"role/support",
		);
		expect(preview(role)).toEqual({ allowed: true, policies: ["role/support"] });
	});

	test("never bind the operator of the machine", () => {
		adopt("forbid (principal, action, resource);");
		expect(preview(ADA).allowed).toBe(false);
		expect(preview(OPERATOR).allowed).toBe(true);
	});

	test("keep their id, whatever an annotation says", () => {
		adopt(`@id("training-required") ${FREEZE}`);
		expect(preview(ADA).policies).toEqual(["policy/one"]);
	});

	test("also bind the owner of a token", () => {
		adopt('forbid (principal == Segward::Person::"ada", action in Segward::Action::"analyse", resource);');
		expect(preview({ ...ADA, kind: "token", personId: undefined, owner: ADA }).allowed).toBe(false);
	});
});

describe("a proposal", () => {
	test("decides for itself and changes nothing", () => {
		const proposed = engine.propose("main", [{ id: "policy/one", text: FREEZE }]);
		const other = engine.propose("main", []);
		const request = { principal: ADA, action: "segment:preview", resourceKind: "Segment", resourceId: "*" };
		expect(proposed.decide(request).allowed).toBe(false);
		expect(other.decide(request).allowed).toBe(true);
		expect(preview(ADA).allowed).toBe(true);
		proposed.close();
		other.close();
	});
});

describe("a policy that no longer fits the schema widens nothing", () => {
	test("its permit is void", () => {
		expect(
			adopt('permit (principal in Segward::Role::"viewer", action in Segward::Action::"gone", resource);'),
		).toEqual(["policy/one"]);
		expect(decide({ ...ADA, roles: ["viewer"] }, "segment:show", "Segment").policies).toEqual(["viewer"]);
	});

	test.each(['forbid (principal, action == Segward::Action::"gone", resource);', "not Cedar at all"])(
		"%s forbids everything, but not to the operator",
		(text) => {
			expect(adopt(text)).toEqual(["policy/one"]);
			expect(preview(ADA)).toEqual({ allowed: false, policies: ["policy/one"] });
			expect(decide(ADA, "me:show", "Token").allowed).toBe(false);
			expect(preview(OPERATOR).allowed).toBe(true);
		},
	);
});

describe("time, place and kind of installation", () => {
	test("office hours are those of the workspace's time zone", () => {
		const hours =
			'forbid (principal, action in Segward::Action::"analyse", resource)\nunless { context.weekday <= 5 && context.hour >= 9 && context.hour < 17 };';
		adopt(hours);
		expect(preview(ADA).allowed).toBe(true);
		adopt(hours, "policy/one", "America/New_York");
		expect(preview(ADA).allowed).toBe(false);
		adopt(hours, "policy/one", "Europe/Berlin");
		clock.nowMs = Date.parse("2026-06-01T15:00:00Z");
		expect(preview(ADA).allowed).toBe(false);
		adopt(hours);
		clock.nowMs = Date.parse("2026-06-06T10:00:00Z");
		expect(preview(ADA).allowed).toBe(false);
	});

	test.each([
		["10.1.2.3", true],
		["::ffff:10.1.2.3", true],
		["192.168.0.1", false],
		["fd00::7", false],
		["fe80::1%eth0", false],
		["local", false],
		["not an address", false],
		[undefined, false],
	])("from %s a network that only knows 10.0.0.0/8 answers %s", (from, allowed) => {
		adopt(
			'forbid (principal, action, resource) unless { context has from && context.from.isInRange(ip("10.0.0.0/8")) };',
		);
		expect(preview(ADA, from).allowed).toBe(allowed);
	});

	test("a policy can end by itself", () => {
		adopt(`forbid (principal, action, resource) when { context.now < ${MONDAY_9 / 1000 + 60} };`);
		expect(preview(ADA).allowed).toBe(false);
		clock.nowMs += 61_000;
		expect(preview(ADA).allowed).toBe(true);
	});

	test("what holds in production need not hold elsewhere", () => {
		adopt('forbid (principal, action, resource) when { context.environment == "production" };');
		expect(preview(ADA).allowed).toBe(true);
		adopt('forbid (principal, action, resource) when { context.environment == "staging" };');
		expect(preview(ADA).allowed).toBe(false);
	});
});

describe("whatever policies a workspace adopts", () => {
	const principals = fc.constantFrom(
		"principal",
		'principal in Segward::Role::"viewer"',
		'principal in Segward::Team::"crm"',
		'principal == Segward::Person::"ada"',
		"principal is Segward::Person",
		"principal is Segward::ApiToken",
	);
	const actions = fc.constantFrom(
		"action",
		'action in Segward::Action::"touch customer data"',
		'action in Segward::Action::"sensitive acts"',
		'action in [Segward::Action::"analyse", Segward::Action::"administer access"]',
	);
	const conditions = fc.constantFrom(
		"",
		"when { true }",
		"unless { context.hour > 25 }",
		"when { context.weekday >= 1 }",
		"unless { principal is Segward::Operator }",
	);
	const policy = fc
		.tuple(fc.constantFrom("permit", "permit", "forbid"), principals, actions, conditions)
		.map(([effect, principal, action, condition]) => `${effect} (${principal}, ${action}, resource) ${condition};`);

	test("nobody untrained touches customer data, and no token and no stale session does a sensitive act", () => {
		const groupOf = (group: string) => engine.actions.filter(({ groups }) => groups.includes(group));
		const touching = groupOf("touch customer data");
		const sensitive = groupOf("sensitive acts");
		expect(touching.length).toBeGreaterThan(10);
		const roles = ["viewer", "administrator", "marketer"];
		const untrained = { ...ADA, roles, trainingCurrent: false };
		const token: Principal = { ...ADA, roles, kind: "token", personId: undefined };
		fc.assert(
			fc.property(fc.array(policy, { minLength: 1, maxLength: 5 }), (texts) => {
				const policies = texts.map((text, at) => ({ id: `policy/p${at}`, text }));
				expect(engine.adopt("main", policies)).toEqual([]);
				const open = [
					...touching.filter(({ id, resourceKind }) => decide(untrained, id, resourceKind).allowed),
					...sensitive.filter(({ id, resourceKind }) => decide(token, id, resourceKind).allowed),
					...sensitive.filter(
						({ id, resourceKind }) => decide({ ...ADA, roles }, id, resourceKind, { age: 901 }).allowed,
					),
				];
				expect(open.map(({ id }) => id)).toEqual([]);
			}),
			{ numRuns: 25 },
		);
	});
});
