// What a decision costs: the built-in policies alone, and with 50 policies of a workspace beside them.
// Run: node bench/decisions.ts
import { join } from "node:path";
import { cedarPolicyEngine } from "../src/adapters/cedar/cedar-policy-engine.ts";
import { readPolicies } from "../src/adapters/cedar/policy-files.ts";

const DECISIONS = 5_000;
const engine = cedarPolicyEngine(readPolicies(join(import.meta.dirname, "../policies")));
const principal = {
	kind: "person" as const,
	tokenId: "session",
	personId: "ada",
	name: "Ada",
	roles: ["marketer"],
	teams: ["crm"],
	workspaceId: "main",
	trainingCurrent: true,
};
const request = { principal, action: "segment:preview", resourceKind: "Segment", resourceId: "*", from: "10.0.0.7" };

for (const count of [0, 50]) {
	const policies = Array.from({ length: count }, (_, at) => ({
		id: `policy/p${at}`,
		text: `forbid (principal in Segward::Role::"r${at}", action in Segward::Action::"analyse", resource)
unless { context has from && context.from.isInRange(ip("10.0.${at}.0/24")) && context.hour >= 8 };`,
	}));
	engine.adopt("main", policies);
	const timesMs = Array.from({ length: DECISIONS }, () => {
		const start = performance.now();
		engine.decide(request);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	const at = (share: number) => `${timesMs[Math.floor(DECISIONS * share)]?.toFixed(3)} ms`;
	process.stdout.write(`${count} policies of the workspace: p50 ${at(0.5)}, p99 ${at(0.99)}\n`);
}
