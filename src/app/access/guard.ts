import type { Principal } from "../../core/access/principal.ts";
import { Role } from "../../core/access/role.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AccessRequest, PolicyEngine, ResourceAttributes } from "../../ports/policy-engine.ts";
import type { WatchChange } from "../audit/changes/watch-change.ts";
import type { RecordedCall } from "../call.ts";
import type { ReadTally } from "./read-tally.ts";
import { type ActOutcome, actorOf, type GuardedAct, type RecordDeps, recordAct } from "./record-act.ts";
import { secondFactorAgeSeconds } from "./second-factor-age.ts";

export interface GuardDeps extends RecordDeps {
	policies: PolicyEngine;
	/** What policies can say of the thing acted on; undefined where it does not exist. */
	attributesOf(principal: Principal, wanted: GuardedAct): Promise<ResourceAttributes | undefined>;
	watchChange: WatchChange;
	/** Reads that are recorded together. */
	tally: Pick<ReadTally, "count" | "flush">;
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
	const actor = actorOf(call.principal);
	const record = (outcome: ActOutcome) => recordAct(deps, call, actor, wanted, outcome);

	const resource = wanted.resourceId === "*" ? undefined : await deps.attributesOf(call.principal, wanted);
	const asked = { ...requestOf(call, wanted, deps.clock.now()), resource };
	const decision = deps.policies.decide(asked);
	if (!decision.allowed) {
		const reason = decision.policies.join(", ") || "no-policy-permits";
		await record({ decision: "deny", outcome: "refused", reason });
		throw forbidden(deps, asked, decision.policies);
	}

	if (wanted.mutates) await record({ decision: "allow", outcome: "started" });
	let result: T;
	try {
		result = await deps.watchChange(call, wanted, act);
	} catch (error) {
		const reason = error instanceof SegwardError ? error.code : "internal";
		await record({ decision: "allow", outcome: "failed", reason });
		throw error;
	}
	const done = { decision: "allow", outcome: "done" } as const;
	const { tokenId, workspaceId } = call.principal;
	if (!wanted.tallied) await record(done);
	else await deps.tally.count(`${workspaceId} ${tokenId} ${wanted.action}`, (reads) => record({ ...done, reads }));
	return result;
}

function requestOf({ principal, from }: RecordedCall, wanted: GuardedAct, nowMs: number): AccessRequest {
	const { action, resourceKind, resourceId, purpose } = wanted;
	return {
		principal,
		action,
		resourceKind,
		resourceId,
		purpose,
		secondFactorAgeSeconds: secondFactorAgeSeconds(principal, nowMs),
		from,
	};
}

function forbidden(deps: GuardDeps, asked: AccessRequest, policies: readonly string[]): SegwardError {
	const { principal, action, resourceId } = asked;
	if (policies.includes("training-required")) {
		return new SegwardError("training-required", {
			hint: "Open Training: what is missing or has expired is listed there; access comes back the moment you pass.",
		});
	}
	if (policies.includes("fresh-second-factor")) {
		return new SegwardError("second-factor-stale", {
			hint: "Prove your second factor again with POST /api/v1/session/step-up, then repeat the request.",
		});
	}
	const able = Role.options.filter(
		(role) =>
			deps.policies.decide({ ...asked, principal: { ...principal, roles: [role] }, secondFactorAgeSeconds: 0 }).allowed,
	);
	const rule = policies.length === 0 ? "no rule permits it" : `the rule ${policies.join(", ")} forbids it`;
	const roles = principal.roles.length === 1 ? "role" : "roles";
	return new SegwardError("action-forbidden", {
		detail: `The ${roles} ${rolesText(principal.roles)} may not do ${action}: ${rule}.`,
		hint: able.length === 0 ? "No role may do this." : `One of these roles may: ${able.join(", ")}.`,
		refused: { action, ...(resourceId === "*" ? {} : { resource: resourceId }) },
	});
}
