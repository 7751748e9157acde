import { type Principal, Role } from "../../core/access/principal.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import type { RecordedCall } from "../call.ts";
import { type ActOutcome, type GuardedAct, type RecordDeps, recordAct } from "./record-act.ts";

export interface GuardDeps extends RecordDeps {
	policies: PolicyEngine;
}

/**
 * Authorise → act → record: the one way to act. A denied act is recorded and refused; an act that changes something is
 * recorded before it starts; every outcome is recorded before its result is returned.
 *
 * @throws SegwardError `action-forbidden`; `audit-unavailable` when the record cannot be written, whatever the act gave.
 */
export async function guard<T>(
	deps: GuardDeps,
	call: RecordedCall,
	wanted: GuardedAct,
	act: () => Promise<T>,
): Promise<T> {
	const { action, resourceKind, resourceId, purpose } = wanted;
	const { name, role } = call.principal;
	const actor = { name, role, workspaceId: call.workspaceId };
	const record = (outcome: ActOutcome) => recordAct(deps, call, actor, wanted, outcome);

	const decision = deps.policies.decide({ principal: call.principal, action, resourceKind, resourceId, purpose });
	if (!decision.allowed) {
		const reason = decision.policies.join(", ") || "no-policy-permits";
		await record({ decision: "deny", outcome: "refused", reason });
		throw forbidden(deps, call.principal, wanted, decision.policies);
	}

	if (wanted.mutates) await record({ decision: "allow", outcome: "started" });
	let result: T;
	try {
		result = await act();
	} catch (error) {
		const reason = error instanceof SegwardError ? error.code : "internal";
		await record({ decision: "allow", outcome: "failed", reason });
		throw error;
	}
	await record({ decision: "allow", outcome: "done" });
	return result;
}

function forbidden(
	deps: GuardDeps,
	principal: Principal,
	wanted: GuardedAct,
	policies: readonly string[],
): SegwardError {
	const { action, resourceKind, resourceId, purpose } = wanted;
	const able = Role.options.filter(
		(role) =>
			deps.policies.decide({ principal: { ...principal, role }, action, resourceKind, resourceId, purpose }).allowed,
	);
	const rule = policies.length === 0 ? "no rule permits it" : `the rule ${policies.join(", ")} forbids it`;
	return new SegwardError("action-forbidden", {
		detail: `The role ${principal.role} may not do ${action}: ${rule}.`,
		hint: able.length === 0 ? "No role may do this." : `Use a token with one of these roles: ${able.join(", ")}.`,
	});
}
