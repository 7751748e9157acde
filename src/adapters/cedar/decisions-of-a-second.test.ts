import { join } from "node:path";
import { expect, test } from "vitest";
import { cedarPolicyEngine } from "./cedar-policy-engine.ts";
import { DecisionsOfASecond } from "./decisions-of-a-second.ts";
import { readPolicies } from "./policy-files.ts";

const allow = () => ({ allowed: true, policies: [] });
const deny = () => ({ allowed: false, policies: [] });

test("a question is decided once a second, and anew once the policies changed", () => {
	const decisions = new DecisionsOfASecond();
	expect(decisions.of(1, "may ada", allow).allowed).toBe(true);
	expect(decisions.of(1, "may ada", deny).allowed).toBe(true);
	expect(decisions.of(1, "may bob", deny).allowed).toBe(false);
	expect(decisions.of(2, "may ada", deny).allowed).toBe(false);
	decisions.forget();
	expect(decisions.of(2, "may ada", allow).allowed).toBe(true);
});

test("a policy that is adopted holds from the next question on, also within the second", () => {
	const texts = readPolicies(join(import.meta.dirname, "../../../policies"));
	const engine = cedarPolicyEngine(texts, { environment: "production", now: () => 1_000 });
	const principal = {
		kind: "person" as const,
		tokenId: "session",
		personId: "ada",
		name: "Ada",
		roles: ["security-auditor"],
		teams: [],
		workspaceId: "main",
		trainingCurrent: true,
	};
	const may = () =>
		engine.decide({ principal, action: "audit:list", resourceKind: "AuditLog", resourceId: "*" }).allowed;
	const freeze = { id: "freeze", text: 'forbid (principal, action == Segward::Action::"audit:list", resource);' };
	engine.adopt("main", []);
	const before = may();
	engine.adopt("main", [freeze]);
	const during = may();
	engine.adopt("main", []);
	expect([before, during, may()]).toEqual([true, false, true]);
});
