import { type Principal, Role } from "../../core/access/principal.ts";
import type { AuditEntry } from "../../core/audit/entry.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import type { RecordedCall } from "../call.ts";

export interface GuardDeps {
	policies: PolicyEngine;
	audit: AuditLog;
	clock: Clock;
}

/** What is asked for: one Cedar action on one thing. */
export interface GuardedAct {
	action: string;
	resourceKind: string;
	/** `*` where the act concerns the whole kind. */
	resourceId: string;
	purpose?: string;
	mutates: boolean;
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
	const record = (outcome: Pick<AuditEntry, "decision" | "outcome" | "reason">) =>
		append(deps, entryOf(deps, call, wanted, outcome));

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

/** The caller never learns more of a failing log than that it fails. */
async function append(deps: GuardDeps, entry: AuditEntry): Promise<void> {
	try {
		await deps.audit.append(entry);
	} catch (cause) {
		throw new SegwardError("audit-unavailable", { hint: "Ask the operator to look at the server log.", cause });
	}
}

function entryOf(
	deps: GuardDeps,
	call: RecordedCall,
	wanted: GuardedAct,
	outcome: Pick<AuditEntry, "decision" | "outcome" | "reason">,
): AuditEntry {
	const { customers, fields, purpose = wanted.purpose, resourceId = wanted.resourceId } = call.facts;
	return {
		at: new Date(deps.clock.now()).toISOString(),
		workspaceId: call.workspaceId,
		actor: call.principal.name,
		role: call.principal.role,
		action: wanted.action,
		resource: `${wanted.resourceKind.toLowerCase()}/${resourceId}`,
		...outcome,
		...(purpose === undefined ? {} : { purpose }),
		...(fields === undefined ? {} : { fields: [...fields] }),
		...(customers === undefined ? {} : { customers }),
		from: call.from,
		requestId: call.requestId,
	};
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
