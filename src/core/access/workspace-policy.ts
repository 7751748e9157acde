import { z } from "zod";
import { RoleName } from "./role.ts";

/** Groups and single actions that a role permits, as its form has them. */
export const RolePermits = z.array(z.string().min(1).max(100)).min(1).max(200);

export const PolicyKind = z.enum(["role", "policy"]);
export type PolicyKind = z.infer<typeof PolicyKind>;

/** Ids are written into the log and into addresses, so policies are named as roles are. */
export const PolicyName = RoleName;

/**
 * What a workspace adds to the built-in policies: a role of its own, or a policy that gives some more or takes away from
 * anybody. Each is one Cedar policy.
 */
export const WorkspacePolicy = z.object({
	kind: PolicyKind,
	name: PolicyName,
	title: z.string().trim().min(1).max(100),
	/** Why it is there; shown to whomever it decides about. */
	description: z.string().trim().max(1000).default(""),
	/** Where it was made with the form: `text` is written from it. */
	permits: RolePermits.optional(),
	/** One Cedar policy. */
	text: z.string().min(1).max(20_000),
});
export type WorkspacePolicy = z.infer<typeof WorkspacePolicy>;

/** Beside the built-in policies; more would make every decision slower. */
export const MOST_WORKSPACE_POLICIES = 200;

/** Never the id of a built-in policy: those have no slash. */
export function policyId({ kind, name }: Pick<WorkspacePolicy, "kind" | "name">): string {
	return `${kind}/${name}`;
}

/** Everybody may know who he is, whatever else his role permits. */
const ALWAYS = "know yourself";

/** The policy of a role that permits these groups and actions. */
export function rolePolicyText(name: RoleName, permits: readonly string[]): string {
	const actions = [ALWAYS, ...permits.filter((one) => one !== ALWAYS)].map(
		(one) => `\t\tSegward::Action::${JSON.stringify(one)}`,
	);
	return `permit (\n\tprincipal in Segward::Role::"${name}",\n\taction in [\n${actions.join(",\n")}\n\t],\n\tresource\n);\n`;
}
