import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { adoptWorkspacePolicies } from "../../src/app/access/policies/adopt-policies.ts";
import { roleExists } from "../../src/app/access/policies/role-inventory.ts";
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
});

const FREEZE = 'forbid (principal, action in Segward::Action::"analyse", resource);';
const freeze = {
	kind: "policy",
	name: "freeze",
	title: "Freeze",
	description: "We are moving.",
	text: FREEZE,
} as const;
const support = { kind: "role" as const, name: "support", title: "Support", permits: ["analyse", "import:list"] };
const code = (work: Promise<unknown>) =>
	work.then(
		() => "done",
		(error: { code: string }) => error.code,
	);
const preview = (id: string) => code(house.as(id).explainSegment({ name: "vip" }));

describe("a policy that is applied", () => {
	test("holds from the next request on, and no longer once it is removed", async () => {
		expect(await preview("ben")).toBe("done");
		await house.as("ada").applyPolicy(freeze);
		expect(await preview("ben")).toBe("action-forbidden");
		await house.as("ada").removePolicy({ kind: "policy", name: "freeze" });
		expect(await preview("ben")).toBe("done");
	});

	test("is kept in versions, with who, when and digests", async () => {
		await house.as("ada").applyPolicy(freeze);
		house.clock.nowMs += 60_000;
		await house.as("ada").applyPolicy({ ...freeze, title: "Longer freeze" });
		await house.as("operator").removePolicy({ kind: "policy", name: "freeze" });
		const { policy, versions } = await house.as("eva").getPolicy({ kind: "policy", name: "freeze" });
		expect(policy).toBeNull();
		expect(versions).toMatchObject([
			{ version: 3, author: "operator", text: null, digest: null },
			{ version: 2, author: "ada", at: "2026-06-01T10:01:00.000Z" },
			{ version: 1, author: "ada", digestBefore: null },
		]);
		expect(versions[0]?.digestBefore).toBe(versions[1]?.digest);
		expect(versions[1]?.digestBefore).toBe(versions[0] && versions[2]?.digest);
	});

	test("is in the log by its id", async () => {
		await house.as("ada").applyPolicy(freeze);
		expect(house.entries.at(-1)).toMatchObject({
			action: "policy:apply",
			resource: "policy/policy/freeze",
			outcome: "done",
		});
	});

	test("is there again after a restart", async () => {
		await house.as("ada").applyPolicy(freeze);
		house.policyBook.adopt(house.workspaceId(), []);
		expect(await preview("ben")).toBe("done");
		await adoptWorkspacePolicies({ store: house.store, policyBook: house.policyBook, report: () => undefined });
		expect(await preview("ben")).toBe("action-forbidden");
	});

	test("is not written over by whoever has not seen it", async () => {
		await house.as("ada").applyPolicy({ ...freeze, version: 0 });
		expect(await code(house.as("ada").applyPolicy({ ...freeze, version: 0 }))).toBe("state-conflict");
		expect(await code(house.as("ada").applyPolicy({ ...freeze, version: 1 }))).toBe("done");
	});

	test("at the same time as others leaves all of them in force", async () => {
		const names = ["one", "two", "three", "four"];
		await Promise.all(names.map((name) => house.as("ada").applyPolicy({ ...freeze, name })));
		const { items } = await house.as("ada").listPolicies({});
		expect(items.filter(({ kind }) => kind === "policy")).toHaveLength(4);
		await Promise.all(names.map((name) => house.as("ada").removePolicy({ kind: "policy", name })));
		expect(await preview("ben")).toBe("done");
	});
});

describe("to change policies", () => {
	test("takes an administrator with a fresh second factor", async () => {
		expect(await code(house.as("ben").applyPolicy(freeze))).toBe("action-forbidden");
		expect(await code(house.as("eva").applyPolicy(freeze))).toBe("action-forbidden");
		house.stale.add("ada");
		expect(await code(house.as("ada").applyPolicy(freeze))).toBe("second-factor-stale");
		expect(await code(house.as("ada").removePolicy({ kind: "policy", name: "freeze" }))).toBe("second-factor-stale");
	});
});

describe("a policy is refused", () => {
	const refused = async (text: string, more: object = {}) => {
		const draft = { kind: "policy", name: "p", title: "P", text, ...more } as const;
		const failure = await house
			.as("ada")
			.applyPolicy(draft)
			.catch((error: unknown) => error);
		expect(failure).toMatchObject({ code: "policy-invalid" });
		expect(await house.store.policies.current(house.workspaceId())).toEqual([]);
		return failure as { details: { issues: { path?: string; message: string }[] } };
	};
	const analyse = 'action in Segward::Action::"analyse", resource';

	test("with the place, where it cannot be read", async () => {
		const { details } = await refused("forbid (\n\tprincipal\n\taction,\n\tresource\n);");
		expect(details.issues).toEqual([expect.objectContaining({ path: "line 3, column 2" })]);
	});

	test.each([
		["permits to everybody", `permit (principal, ${analyse});`],
		["permits to every person", `permit (principal is Segward::Person, ${analyse});`],
		["permits to a token", `permit (principal == Segward::ApiToken::"t", ${analyse});`],
		[
			"hides whom it permits to in a condition",
			`permit (principal, ${analyse}) when { principal in Segward::Team::"crm" };`,
		],
		["permits to a built-in role", `permit (principal in Segward::Role::"viewer", ${analyse});`],
		["permits to a role that does not exist", `permit (principal in Segward::Role::"suport", ${analyse});`],
		["permits everything", 'permit (principal in Segward::Team::"crm", action, resource);'],
	])("that %s", async (_, text) => {
		await refused(text);
	});

	test("as a role that speaks of another, forbids, or has a built-in name", async () => {
		const role = { kind: "role", name: "support" };
		await refused(`permit (principal in Segward::Role::"marketer", ${analyse});`, role);
		await refused(`forbid (principal in Segward::Role::"support", ${analyse});`, role);
		await refused(`permit (principal in Segward::Role::"viewer", ${analyse});`, { kind: "role", name: "viewer" });
	});
});

describe("the last administrator", () => {
	const lockOut = (text: string) => house.as("ada").applyPolicy({ kind: "policy", name: "p", title: "P", text });

	test.each([
		"forbid (principal, action, resource);",
		'forbid (principal == Segward::Person::"ada", action in Segward::Action::"administer access", resource);',
		'forbid (principal, action == Segward::Action::"policy:apply", resource);',
		'forbid (principal, action == Segward::Action::"person:set-roles", resource);',
		'forbid (principal, action == Segward::Action::"policy:remove", resource) when { context.now > 1800000000 };',
		'forbid (principal, action, resource) unless { context has from && context.from.isInRange(ip("10.0.0.0/8")) };',
	])("is not locked out by %s", async (text) => {
		expect(await code(lockOut(text))).toBe("last-administrator");
		expect(await code(house.as("ada").listPolicies({}))).toBe("done");
	});

	test("may leave office hours to himself, and himself out of them", async () => {
		const closed = "forbid (principal, action, resource) unless { context.hour >= 8 && context.hour < 18 };";
		expect(await code(lockOut(closed))).toBe("done");
	});

	test("can be told not to, while there is another", async () => {
		house.add("zoe", ["administrator"]);
		expect(await code(lockOut('forbid (principal == Segward::Person::"ada", action, resource);'))).toBe("done");
		expect(await code(house.as("ada").listPolicies({}))).toBe("action-forbidden");
		expect(await code(house.as("zoe").listPolicies({}))).toBe("done");
	});

	test("is no longer needed where there is none: the operator does what he likes, and can undo it", async () => {
		house.people.splice(0);
		const everything = {
			kind: "policy",
			name: "p",
			title: "P",
			text: "forbid (principal, action, resource);",
		} as const;
		expect(await code(house.as("operator").applyPolicy(everything))).toBe("done");
		house.add("ada", ["administrator"]);
		expect(await code(house.as("ada").listPolicies({}))).toBe("action-forbidden");
		expect(await code(house.as("operator").removePolicy({ kind: "policy", name: "p" }))).toBe("done");
		expect(await code(house.as("ada").listPolicies({}))).toBe("done");
	});
});

describe("a role of the workspace", () => {
	test("is made by ticking what it permits, and exists from then on", async () => {
		expect(await roleExists(house, house.workspaceId(), "support")).toBe(false);
		const made = await house.as("ada").applyPolicy(support);
		expect(made.text).toContain('Segward::Action::"import:list"');
		expect(await roleExists(house, house.workspaceId(), "support")).toBe(true);
		house.add("cem", ["support"]);
		expect(await preview("cem")).toBe("done");
		expect(await code(house.as("cem").listAllTokens({}))).toBe("action-forbidden");
	});

	test("names what exists only", async () => {
		expect(await code(house.as("ada").applyPolicy({ ...support, permits: ["analyze"] }))).toBe("policy-invalid");
		expect(await code(house.as("ada").applyPolicy({ ...support, permits: ['x"]; permit (principal'] }))).toBe(
			"policy-invalid",
		);
	});

	test("cannot be removed while somebody has it, or a policy speaks of it", async () => {
		await house.as("ada").applyPolicy(support);
		house.add("cem", ["support"]);
		const remove = () => code(house.as("ada").removePolicy({ kind: "role", name: "support" }));
		expect(await remove()).toBe("in-use");
		house.people.pop();
		const text = 'permit (principal in Segward::Role::"support", action == Segward::Action::"audit:list", resource);';
		await house.as("ada").applyPolicy({ kind: "policy", name: "more", title: "More", text });
		expect(await remove()).toBe("in-use");
		await house.as("ada").removePolicy({ kind: "policy", name: "more" });
		expect(await remove()).toBe("done");
		expect(await remove()).toBe("not-found");
	});

	test("is listed with how many have it", async () => {
		await house.as("ada").applyPolicy(support);
		const { items, groups } = await house.as("eva").listRoles({});
		expect(items.at(-1)).toMatchObject({ name: "support", builtIn: false, people: 0, tokens: 0 });
		expect(items.find(({ name }) => name === "marketer")).toMatchObject({ builtIn: true, people: 1 });
		expect(groups.find(({ name }) => name === "analyse")?.actions).toContain("segment:preview");
	});
});

describe("a policy of several", () => {
	test("counts as one text with one policy", async () => {
		const text = `${FREEZE} permit (principal, action, resource);`;
		expect(await code(house.as("ada").applyPolicy({ ...freeze, text }))).toBe("policy-invalid");
	});
});
