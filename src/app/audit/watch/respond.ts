import type { Alert } from "../../../core/audit/watch/alert.ts";
import type { Response } from "../../../core/audit/watch/detection.ts";
import { isoInstant, type Services } from "../../services.ts";
import { freeze } from "./freeze.ts";

export type RespondDeps = Pick<Services, "store" | "register" | "audit" | "clock" | "newId">;

const ACTIONS: Record<Response, string> = {
	"end-sessions": "person:end-sessions",
	"revoke-token": "token:revoke",
	"freeze-releases": "releases:freeze",
};

/** Does what the workspace wants done when this alert is raised; each act is recorded before it, as every act is. */
export async function respond(
	deps: RespondDeps,
	workspaceId: string,
	alert: Alert,
	responses: readonly Response[],
): Promise<void> {
	for (const response of responses) {
		const resource = response === "freeze-releases" ? "workspace/*" : alert.subject.key;
		await record(deps, workspaceId, ACTIONS[response], resource, "started", `alert ${alert.id}`);
		const note = await act(deps, workspaceId, alert, response);
		await record(deps, workspaceId, ACTIONS[response], resource, "done", `alert ${alert.id}`);
		const at = isoInstant(deps.clock.now());
		await deps.store.transaction(async ({ alerts }) => {
			const current = await alerts.find(workspaceId, alert.id);
			if (current === undefined) return;
			const step = { at, by: "segward", did: "responded" as const, note };
			await alerts.put(workspaceId, { ...current, steps: [...current.steps, step] });
		});
	}
}

/** Actors are people or tokens, and their ids tell them apart; the other kind is simply not found. */
async function act(
	{ store, register, clock }: RespondDeps,
	workspaceId: string,
	{ id, subject }: Alert,
	response: Response,
): Promise<string> {
	const at = isoInstant(clock.now());
	const actorId = subject.key.startsWith("actor/") ? subject.key.slice("actor/".length) : "";
	switch (response) {
		case "end-sessions":
			return `Ended ${await register.endSessions(actorId)} sessions of ${subject.label}.`;
		case "revoke-token": {
			const revoked = await store.tokens.revoke(workspaceId, actorId, at);
			return revoked ? `Revoked the token ${subject.label}.` : "There was no such token in use.";
		}
		case "freeze-releases":
			await freeze(store, workspaceId, { at, by: "segward", reason: `Alert ${id}: ${subject.label}` });
			return "Froze what leaves in bulk.";
	}
}

/** As the house itself. */
export function record(
	{ audit, clock, newId }: Pick<Services, "audit" | "clock" | "newId">,
	workspaceId: string,
	action: string,
	resource: string,
	outcome: "started" | "done" | "failed",
	reason?: string,
): Promise<void> {
	return audit.append({
		at: isoInstant(clock.now()),
		workspaceId,
		actor: "segward",
		role: "system",
		action,
		resource,
		decision: "allow",
		outcome,
		...(reason === undefined ? {} : { reason }),
		requestId: newId(),
	});
}
