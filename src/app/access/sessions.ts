import type { RoleName } from "../../core/access/role.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { People, PersonSession } from "../../ports/people.ts";
import type { PolicyEngine } from "../../ports/policy-engine.ts";
import { type Freeze, freezeOf } from "../audit/watch/freeze.ts";
import type { Call, UseCase } from "../call.ts";
import { type DoorAction, permittedActions } from "./tokens.ts";

export interface SessionView {
	name: string;
	email: string;
	roles: RoleName[];
	teams: string[];
	workspaceId: string;
	/** What this person may do. */
	actions: string[];
	expiresAt: string;
	/** False: customer data is closed until the overdue courses are passed. */
	trainingCurrent: boolean;
	breakGlass?: { id: string; roles: RoleName[]; endsAt: string };
	/** Alerts that wait for somebody, for those who may see them. */
	alerts?: number;
	/** Since when nothing leaves the workspace in bulk. */
	frozen?: Freeze;
}

export interface SessionDeps {
	people: People;
	policies: PolicyEngine;
	doors: readonly DoorAction[];
	store: Pick<ControlStore, "alerts" | "settings">;
}

/** @throws SegwardError `not-found` when the caller holds a token. */
export function showSession(deps: SessionDeps): UseCase<unknown, SessionView> {
	return async (call) => {
		const { person, expiresAt } = await sessionOf(deps.people, call);
		const { roles, teams, workspaceId } = call.principal;
		const actions = permittedActions(deps.policies, call, deps.doors);
		const counts = actions.includes("alert:list") ? await deps.store.alerts.countUnsettled(workspaceId) : undefined;
		return {
			name: person.name,
			email: person.email,
			roles: [...roles],
			teams: [...teams],
			workspaceId,
			actions,
			expiresAt,
			trainingCurrent: call.principal.trainingCurrent,
			breakGlass: call.principal.breakGlass && {
				...call.principal.breakGlass,
				roles: [...call.principal.breakGlass.roles],
			},
			alerts: counts && Object.values(counts).reduce((sum, one) => sum + one, 0),
			frozen: await freezeOf(deps.store, workspaceId),
		};
	};
}

/** @throws SegwardError `not-found` when the caller holds a token. */
export function signOut(deps: Pick<SessionDeps, "people">): UseCase<unknown, { ended: true }> {
	return async (call) => {
		const { id } = await sessionOf(deps.people, call);
		call.note({ resourceId: id });
		await deps.people.endSession(call.session ?? "");
		call.answerSession(null);
		return { ended: true };
	};
}

async function sessionOf(people: People, call: Call): Promise<PersonSession> {
	// The door has counted this use already, if it is one.
	const found = call.principal.kind === "person" ? await people.session(call.session ?? "", true) : null;
	if (found?.id === call.principal.tokenId) return found;
	throw new SegwardError("not-found", {
		detail: "A token has no session.",
		hint: "GET /api/v1/me tells whose token it is.",
	});
}
