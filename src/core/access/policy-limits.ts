import type { PolicyShape } from "./policy-shape.ts";
import { Role, type RoleName } from "./role.ts";
import type { WorkspacePolicy } from "./workspace-policy.ts";

/**
 * What a workspace's policy may not be, each as a sentence. It may permit to whom it names, and only what it names; it may
 * forbid to anybody. What a built-in policy forbids stays forbidden in any case: in Cedar a forbid outweighs every permit.
 *
 * @param roles names of the workspace's own roles, with the one proposed.
 */
export function policyLimits(
	policy: Pick<WorkspacePolicy, "kind" | "name">,
	shape: PolicyShape,
	roles: ReadonlySet<RoleName>,
): string[] {
	const problems: string[] = [];
	if (policy.kind === "role") {
		if (shape.effect !== "permit") problems.push("A role permits; write what nobody may do as a policy.");
		if (shape.principal?.kind !== "role" || shape.principal.id !== policy.name) {
			problems.push(`The policy of a role speaks of that role: principal in Segward::Role::"${policy.name}".`);
		}
	}
	if (shape.effect === "forbid") return problems;
	if (shape.principal === undefined) {
		problems.push("A permit names whom it is for: a role, a team or a person; it cannot permit to everybody.");
	}
	if (shape.actions === undefined) problems.push("A permit names the actions or groups that it permits.");
	if (policy.kind === "policy" && shape.principal?.kind === "role") {
		const { id } = shape.principal;
		if (Role.safeParse(id).success) {
			problems.push(
				"A built-in role means the same everywhere: make a role of your own for what it should do besides.",
			);
		} else if (!roles.has(id)) problems.push("There is no role of this name.");
	}
	return problems;
}
