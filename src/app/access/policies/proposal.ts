import { policyLimits } from "../../../core/access/policy-limits.ts";
import { Role } from "../../../core/access/role.ts";
import {
	MOST_WORKSPACE_POLICIES,
	type PolicyKind,
	policyId,
	rolePolicyText,
	type WorkspacePolicy,
} from "../../../core/access/workspace-policy.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { PolicyBook, PolicyFinding } from "../../../ports/policy-book.ts";
import { actionGroups } from "./action-groups.ts";

/** A role or policy as somebody writes it: a role by its form or by its text, a policy by its text. */
export interface PolicyDraft {
	kind: PolicyKind;
	name: string;
	title: string;
	description?: string;
	permits?: readonly string[];
	text?: string;
}

/** @throws SegwardError `request-invalid` where the draft has neither text nor form. */
export function policyOf({ kind, name, title, description = "", permits, text }: PolicyDraft): WorkspacePolicy {
	if (kind === "role" && permits !== undefined) {
		return { kind, name, title, description, permits: [...permits], text: rolePolicyText(name, permits) };
	}
	if (text !== undefined && permits === undefined) return { kind, name, title, description, text };
	throw new SegwardError("request-invalid", {
		path: "text",
		detail: "A role is given by what it permits or by its Cedar policy; a policy by its Cedar policy.",
		hint: "Give 'text', or for a role 'permits'.",
	});
}

/**
 * What is wrong with a policy as part of what would then be in force.
 *
 * @param proposed all policies that the workspace would have, with this one.
 */
export function findingsOf(
	book: Pick<PolicyBook, "check" | "actions">,
	policy: WorkspacePolicy,
	proposed: readonly Pick<WorkspacePolicy, "kind" | "name">[],
): PolicyFinding[] {
	const whole: PolicyFinding[] = [];
	const wrong = (message: string, hint?: string) => whole.push({ message, hint, severity: "error" });
	if (proposed.length > MOST_WORKSPACE_POLICIES) wrong(`A workspace has at most ${MOST_WORKSPACE_POLICIES} policies.`);
	if (policy.kind === "role" && Role.safeParse(policy.name).success) wrong("A built-in role has this name.");
	const known = new Set([...book.actions.map(({ id }) => id), ...actionGroups(book.actions).map(({ name }) => name)]);
	const unknown = policy.permits?.filter((one) => !known.has(one)) ?? [];
	for (const one of unknown) wrong(`There is no action or group '${one}'.`, "See 'segward access matrix'.");
	if (unknown.length > 0) return whole;
	const { shape, findings } = book.check(policy.text);
	if (shape !== undefined) {
		const roles = new Set(proposed.flatMap(({ kind, name }) => (kind === "role" ? [name] : [])));
		for (const message of policyLimits(policy, shape, roles)) wrong(message);
	}
	return [...findings, ...whole];
}

/** @throws SegwardError `policy-invalid` with every error and its place. */
export function refuseFindings(policy: WorkspacePolicy, findings: readonly PolicyFinding[]): void {
	const errors = findings.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return;
	throw new SegwardError("policy-invalid", {
		path: policyId(policy),
		issues: errors.map(({ message, hint, line, column }) => ({
			...(line === undefined ? {} : { path: `line ${line}, column ${column}` }),
			message,
			...(hint === undefined ? {} : { hint }),
		})),
		hint: "Correct it and check it again; nothing was changed.",
	});
}
