import type { BreakGlass } from "../../../core/access/break-glass.ts";
import type { RoleName } from "../../../core/access/role.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Call } from "../../call.ts";
import { mayAct } from "../../may-act.ts";
import { isoInstant, type Services } from "../../services.ts";
import { refuseUnknownRoles } from "../known-roles.ts";

/** One's own emergencies, or everybody's for those who review them; and which roles one may take. */
export function listBreakGlass(services: Services) {
	const { store, clock } = services;
	return async (call: Call, _input: unknown) => {
		const { workspaceId, principal } = call;
		const personId = principal.kind === "person" ? (principal.personId ?? "") : "";
		const reviews = mayAct(services, call, "break-glass:review", "BreakGlass");
		const now = isoInstant(clock.now());
		const items = await store.breakGlass.list(workspaceId, reviews ? undefined : personId);
		return {
			items: items.map((one) => ({ ...one, running: one.endsAt > now, own: one.personId === personId })),
			allowedRoles: await store.breakGlass.allowedRoles(workspaceId, personId),
		};
	};
}

/** Ends it before its time. @throws SegwardError `action-forbidden` for somebody else's, unless one may review it; `state-conflict`. */
export function endBreakGlass(services: Services) {
	const { store, clock } = services;
	return async (call: Call, { id }: { id: string }): Promise<{ ended: true }> => {
		const { workspaceId, principal } = call;
		const found = await findBreakGlass(services, workspaceId, id);
		const own = principal.kind === "person" && found.personId === principal.personId;
		if (!own && !mayAct(services, call, "break-glass:review", "BreakGlass")) {
			throw new SegwardError("action-forbidden", { detail: "It is somebody else's to end." });
		}
		if (!(await store.breakGlass.end(workspaceId, id, principal.name, isoInstant(clock.now())))) {
			throw new SegwardError("state-conflict", { detail: "It has ended already." });
		}
		return { ended: true };
	};
}

/** Somebody else has looked at what was done. @throws SegwardError `state-conflict` while it runs, or once reviewed. */
export function reviewBreakGlass(services: Services) {
	const { store, clock } = services;
	return async (call: Call, { id, note }: { id: string; note: string }): Promise<{ reviewed: true }> => {
		const { workspaceId, principal } = call;
		await findBreakGlass(services, workspaceId, id);
		const by = { name: principal.name, note };
		if (!(await store.breakGlass.review(workspaceId, id, by, isoInstant(clock.now())))) {
			throw new SegwardError("state-conflict", { detail: "It still runs, or was reviewed already." });
		}
		return { reviewed: true };
	};
}

/** Who may take which roles in an emergency; whoever may take none is left out. */
export function listBreakGlassAllowances({ store }: Pick<Services, "store">) {
	return async ({ workspaceId }: Call) => ({ items: await store.breakGlass.allowances(workspaceId) });
}

/** Says which roles somebody else may take. @throws SegwardError `own-account`, `role-unknown`, `not-found`. */
export function allowBreakGlass({ store, register }: Services) {
	return async ({ workspaceId, principal }: Call, { id, roles }: { id: string; roles: RoleName[] }) => {
		if (principal.personId === id || principal.owner?.personId === id) {
			throw new SegwardError("own-account", { hint: "Ask another administrator." });
		}
		const person = await register.find(id);
		if (!person?.assignments.some((one) => one.workspaceId === workspaceId)) {
			throw new SegwardError("not-found", { detail: "There is no such person in this workspace." });
		}
		await refuseUnknownRoles({ store }, workspaceId, roles);
		await store.breakGlass.allow(workspaceId, id, roles);
		return { roles };
	};
}

async function findBreakGlass({ store }: Services, workspaceId: string, id: string): Promise<BreakGlass> {
	const found = await store.breakGlass.find(workspaceId, id);
	if (found === undefined) throw new SegwardError("not-found", { detail: "There is no such emergency." });
	return found;
}
