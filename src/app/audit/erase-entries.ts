import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditErasure } from "../../ports/audit-log.ts";
import { actorOf } from "../access/record-act.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { type CustomerQuestion, keysAskedFor } from "./audit-search.ts";

/**
 * Erases for good what the log says of one person who acted, or of one customer; each erasure is an entry that names the
 * entries. The entries stay in the tree, which still verifies.
 *
 * @throws SegwardError `request-invalid` unless it is about one of them; `action-forbidden` for the own acts.
 */
export function eraseAuditEntries(services: Services) {
	const { audit, clock } = services;
	return async (call: Call, input: { actorId?: string; customer?: CustomerQuestion; because: string }) => {
		const actor = actorOf(call.principal);
		if (input.actorId !== undefined && [actor.id, actor.name].includes(input.actorId)) {
			throw new SegwardError("action-forbidden", { detail: "Nobody erases what they did themselves." });
		}
		const erasure = await erasureOf(services, call, input);
		const record = {
			at: isoInstant(clock.now()),
			workspaceId: call.workspaceId,
			actor: actor.name,
			...(actor.id === undefined ? {} : { actorId: actor.id }),
			role: actor.role,
			action: "audit:erase",
			resource: "auditlog/entries",
			decision: "allow",
			outcome: "done",
			reason: input.because,
			from: call.from,
			requestId: call.requestId,
		} as const;
		let entries = 0;
		for (let erased = -1; erased !== 0; entries += erased) erased = await audit.erase(erasure, record);
		return { entries };
	};
}

async function erasureOf(
	services: Services,
	{ workspaceId }: Call,
	{ actorId, customer }: { actorId?: string; customer?: CustomerQuestion },
): Promise<AuditErasure> {
	if (actorId !== undefined && customer === undefined) return { workspaceId, actor: actorId };
	if (customer === undefined || actorId !== undefined) {
		throw new SegwardError("request-invalid", { detail: "Say whose entries: 'actorId' or 'customer', one of them." });
	}
	// Not noted on the call: the entry of this very act is to say nothing of the customer.
	const customerRefs = services.customerRefs.of(workspaceId, await keysAskedFor(services, workspaceId, customer));
	return { workspaceId, customerRefs };
}
