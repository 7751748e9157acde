import type { Principal } from "../../core/access/principal.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { type AuditEntry, MOST_CUSTOMER_REFS } from "../../core/audit/entry.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerRefs } from "../../ports/customer-refs.ts";
import type { Actor, RecordedVisit } from "../call.ts";

export interface RecordDeps {
	audit: Pick<AuditLog, "append">;
	clock: Clock;
	customerRefs: CustomerRefs;
}

/** What is asked for: one action on one thing. */
export interface GuardedAct {
	action: string;
	resourceKind: string;
	/** `*` where the act concerns the whole kind. */
	resourceId: string;
	purpose?: string;
	mutates: boolean;
	/** A read of hashes, such as come by the thousand: recorded together with others. */
	tallied?: boolean;
}

export type ActOutcome = Pick<AuditEntry, "decision" | "outcome" | "reason" | "reads">;

/** Who acts, as the access log names a principal. */
export function actorOf({ kind, name, personId, tokenId, roles, workspaceId, breakGlass }: Principal): Actor {
	const role = kind === "operator" ? "local operator" : kind === "provisioner" ? "provisioner" : rolesText(roles);
	return { id: personId ?? tokenId, kind, name, role, workspaceId, breakGlass: breakGlass?.id };
}

/**
 * Writes one line of the access log.
 *
 * @throws SegwardError `audit-unavailable`; the caller never learns more of a failing log than that it fails.
 */
export async function recordAct(
	deps: RecordDeps,
	visit: RecordedVisit,
	actor: Actor,
	wanted: GuardedAct,
	outcome: ActOutcome,
): Promise<void> {
	const {
		customers,
		customerKeys = [],
		fields,
		changes,
		question,
		weakens,
		seenAs,
		purpose = wanted.purpose,
		because,
		resourceId = wanted.resourceId,
	} = visit.facts;
	const named = customerKeys.length > MOST_CUSTOMER_REFS ? [] : customerKeys;
	// In an order that tells nothing of the answer's.
	const customerRefs = deps.customerRefs.of(actor.workspaceId, named).sort();
	const entry: AuditEntry = {
		at: new Date(deps.clock.now()).toISOString(),
		workspaceId: actor.workspaceId,
		actor: actor.name,
		...(actor.id === undefined ? {} : { actorId: actor.id }),
		...(actor.kind === undefined ? {} : { actorKind: actor.kind }),
		role: actor.role,
		action: wanted.action,
		resource: `${wanted.resourceKind.toLowerCase()}/${resourceId}`,
		...outcome,
		...(actor.breakGlass === undefined ? {} : { breakGlass: actor.breakGlass }),
		...(purpose === undefined ? {} : { purpose }),
		...(because === undefined ? {} : { because }),
		...(fields === undefined ? {} : { fields: [...fields] }),
		...(customers === undefined ? {} : { customers }),
		...(customerRefs.length === 0 ? {} : { customerRefs }),
		...(changes === undefined ? {} : { changes: [...changes] }),
		...(question === undefined ? {} : { question: [...question] }),
		...(weakens === undefined ? {} : { weakens }),
		...(seenAs === undefined ? {} : { seenAs }),
		from: visit.from,
		...(visit.device === undefined ? {} : { device: visit.device }),
		requestId: visit.requestId,
	};
	try {
		await deps.audit.append(entry);
	} catch (cause) {
		throw new SegwardError("audit-unavailable", { hint: "Ask the operator to look at the server log.", cause });
	}
}
