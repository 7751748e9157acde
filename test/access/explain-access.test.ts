import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPolicyHouse, type PolicyHouse } from "./policy-house.ts";

let house: PolicyHouse;
beforeAll(async () => {
	house = await openPolicyHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	await house.moveOn();
	house.add("ada", ["administrator"]);
	house.add("ben", ["marketer"], ["crm"]);
	house.add("eva", ["security-auditor"]);
	house.add("vic", ["viewer"]);
	house.add("val", ["viewer"]);
});

const code = (work: Promise<unknown>) =>
	work.then(
		() => "done",
		(error: { code: string }) => error.code,
	);
const draft = (text: string) => ({ kind: "policy" as const, name: "p", title: "P", text });
const HOURS = 'forbid (principal, action in Segward::Action::"analyse", resource) unless { context.hour < 18 };';

describe("why", () => {
	test("one may: the policies, in their own words", async () => {
		expect(await house.as("ben").explainAccess({ action: "segment:preview" })).toMatchObject({
			name: "ben",
			allowed: true,
			policies: [
				{ id: "marketer", title: "Marketer", effect: "permit", explanation: expect.stringMatching(/^A marketer/) },
			],
			roles: [],
		});
	});

	test("one may not: which roles would help", async () => {
		const why = await house.as("vic").explainAccess({ action: "segment:preview" });
		expect(why).toMatchObject({ allowed: false, policies: [], needs: [] });
		expect(why.roles).toEqual(["privacy-officer", "approver", "marketer", "analyst"]);
	});

	test("one may not now: a fresh second factor, and no role", async () => {
		house.stale.add("ada");
		expect(await house.as("ada").explainAccess({ action: "policy:apply" })).toMatchObject({
			allowed: false,
			policies: [{ id: "fresh-second-factor" }],
			needs: ["second-factor"],
			roles: [],
		});
	});

	test("a policy of the workspace is told by its title, not by its text", async () => {
		const title = "Working day";
		await house.as("ada").applyPolicy({ ...draft(HOURS), title, description: "Nobody looks at night." });
		house.clock.nowMs = Date.parse("2026-06-01T20:00:00Z");
		const why = await house.as("ben").explainAccess({ action: "segment:preview" });
		expect(why.policies).toEqual([{ id: "policy/p", title, explanation: "Nobody looks at night.", effect: "forbid" }]);
		expect(why.roles).toEqual([]);
	});

	test("a thing that one may not see answers like one that does not exist", async () => {
		await house.store.fields.put(house.workspaceId(), [
			{
				kind: "attribute",
				name: "diagnosis",
				type: "text",
				labels: ["special-category"],
				confirmed: true,
				description: "",
				multiple: false,
			},
		] as never);
		const hide =
			'forbid (principal in Segward::Team::"crm", action, resource is Segward::Field) when { resource has labels && resource.labels.contains("special-category") };';
		await house.as("ada").applyPolicy(draft(hide));
		const ask = (id: string, resource: string) =>
			house
				.as(id)
				.explainAccess({ action: "field:distribution", resource })
				.then(({ resourceId: _, ...rest }) => rest);
		expect(await ask("ben", "diagnosis")).toEqual(await ask("ben", "nothing-of-this-name"));
		expect(
			await house.as("ada").explainAccess({ action: "field:distribution", resource: "diagnosis", person: "ben" }),
		).toMatchObject({
			allowed: false,
			policies: [{ id: "policy/p" }],
		});
	});

	test("an action that does not exist is not found", async () => {
		expect(await code(house.as("ben").explainAccess({ action: "segment:sell" }))).toBe("not-found");
	});
});

describe("about others", () => {
	test("only those ask who review access; whether there is such a person is not told to anybody else", async () => {
		const ask = (id: string, person: string) => code(house.as(id).explainAccess({ action: "segment:preview", person }));
		expect(await ask("eva", "ben")).toBe("done");
		expect(await ask("ada", "ben")).toBe("done");
		expect(await ask("ada", "nobody")).toBe("not-found");
		expect(await ask("ben", "eva")).toBe("action-forbidden");
		expect(await ask("ben", "nobody")).toBe("action-forbidden");
		expect(await ask("ben", "ben")).toBe("done");
	});

	test("what a person or token may do is told action by action, with the rule", async () => {
		await house.store.tokens.create(house.workspaceId(), {
			id: "tok_1",
			name: "nightly",
			roles: ["marketer"],
			ownerId: "vic",
			secretDigest: `d-${house.workspaceId()}`,
			createdAt: "2026-06-01T00:00:00.000Z",
			expiresAt: "2026-07-01T00:00:00.000Z",
		});
		const token = await house.as("eva").inspectAccess({ kind: "token", id: "tok_1" });
		const of = (action: string) => token.abilities.find((one) => one.action === action);
		expect(of("segment:list")).toEqual({ action: "segment:list", allowed: true, policies: ["marketer"] });
		expect(of("segment:preview")).toMatchObject({ allowed: false });
		expect(token.policies.map(({ id }) => id)).toContain("marketer");
		const why = await house.as("eva").explainAccess({ action: "segment:preview", token: "tok_1" });
		expect(why).toMatchObject({ allowed: false, heldBackByOwner: true });
		expect(await code(house.as("ben").inspectAccess({ kind: "token", id: "tok_1" }))).toBe("action-forbidden");
	});
});

describe("a try-out", () => {
	test("tells who would lose what, and changes nothing", async () => {
		const text =
			'forbid (principal in Segward::Team::"crm", action in Segward::Action::"work with members", resource);';
		const { changes, refusals } = await house.as("ada").tryPolicies({ draft: draft(text) });
		expect(changes).toEqual([
			{
				kind: "person",
				id: "ben",
				name: "ben",
				gains: [],
				loses: [{ action: "segment:lookup" }, { action: "segment:members" }],
			},
		]);
		expect(refusals).toEqual([]);
		expect((await house.as("ada").listPolicies({})).items.every(({ kind }) => kind === "built-in")).toBe(true);
	});

	test("tells what a new role would mean, though nobody has it", async () => {
		const role = { kind: "role" as const, name: "helper", title: "Helper", permits: ["audit:list"] };
		const { changes } = await house.as("ada").tryPolicies({ draft: role });
		expect(changes).toMatchObject(
			[{ kind: "role", id: "helper", gains: [{ action: "audit:list" }] }].map((one) => ({
				...one,
				gains: expect.arrayContaining(one.gains),
			})),
		);
	});

	test("finds one person among many of the same roles", async () => {
		const text = 'permit (principal == Segward::Person::"vic", action == Segward::Action::"audit:list", resource);';
		const { changes } = await house.as("ada").tryPolicies({ draft: draft(text) });
		expect(changes.map(({ id, gains }) => [id, gains])).toEqual([["vic", [{ action: "audit:list" }]]]);
	});

	test("looks at kinds of fields and segments where a policy does", async () => {
		const text =
			'forbid (principal, action, resource is Segward::Field) when { resource has labels && resource.labels.contains("financial") };';
		const { changes } = await house.as("ada").tryPolicies({ draft: draft(text) });
		const ben = changes.find(({ id }) => id === "ben");
		expect(ben?.loses).toContainEqual({ action: "field:distribution", where: "fields labelled financial" });
		expect(ben?.loses.every(({ where }) => where === "fields labelled financial")).toBe(true);
	});

	test("can be held at another hour", async () => {
		const at = "2026-06-01T20:00:00Z";
		expect((await house.as("ada").tryPolicies({ draft: draft(HOURS) })).changes).toEqual([]);
		const night = await house.as("ada").tryPolicies({ draft: draft(HOURS), at });
		expect(night.changes.map(({ id }) => id)).toContain("ben");
	});

	test("says that it would be refused, and why", async () => {
		const { refusals } = await house.as("eva").tryPolicies({ draft: draft("forbid (principal, action, resource);") });
		expect(refusals).toEqual([expect.stringContaining("nobody could manage")]);
	});

	test("of a removal tells what comes back", async () => {
		await house
			.as("ada")
			.applyPolicy(
				draft('forbid (principal in Segward::Team::"crm", action == Segward::Action::"field:list", resource);'),
			);
		const { changes } = await house.as("ada").tryPolicies({ remove: { kind: "policy", name: "p" } });
		expect(changes).toMatchObject([{ id: "ben", gains: [{ action: "field:list" }], loses: [] }]);
	});

	test("of one request tells the decision under the proposal", async () => {
		const question = {
			subject: { kind: "person" as const, id: "ben" },
			action: "segment:preview",
			at: "2026-06-01T20:00:00Z",
		};
		expect(await house.as("eva").askPolicies(question)).toMatchObject({ allowed: true });
		expect(await house.as("eva").askPolicies({ ...question, draft: draft(HOURS) })).toMatchObject({
			allowed: false,
			policies: [{ id: "policy/p", title: "P" }],
		});
		const network =
			'forbid (principal, action, resource) unless { context has from && context.from.isInRange(ip("10.0.0.0/8")) };';
		const from = (address: string) =>
			house
				.as("eva")
				.askPolicies({ ...question, draft: draft(network), from: address })
				.then(({ allowed }) => allowed);
		expect([await from("10.9.8.7"), await from("192.168.1.1")]).toEqual([true, false]);
	});
});

describe("a check", () => {
	test("gives the policy that a form makes, and the places of mistakes", async () => {
		const role = { kind: "role" as const, name: "helper", title: "Helper", permits: ["audit:list"] };
		const checked = await house.as("ada").checkPolicy(role);
		expect(checked.findings).toEqual([]);
		expect(checked.text).toContain('principal in Segward::Role::"helper"');
		const { findings } = await house.as("ada").checkPolicy(draft("forbid (principal, acton, resource);"));
		expect(findings[0]).toMatchObject({ line: 1, column: expect.any(Number), severity: "error" });
	});
});

test("the matrix shows the workspace's roles beside the built-in ones", async () => {
	const role = { kind: "role" as const, name: "helper", title: "Helper", permits: ["audit:list"] };
	await house.as("ada").applyPolicy(role);
	const { roles, rows } = await house.as("eva").showAccessMatrix({});
	expect(roles.at(-1)).toBe("helper");
	expect(rows.find(({ action }) => action === "audit:list")?.roles).toContain("helper");
	expect(rows.find(({ path }) => path === "/metrics")?.roles).toEqual(["administrator", "operator"]);
});
