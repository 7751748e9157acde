import type { Principal } from "../../../core/access/principal.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ControlStore } from "../../../ports/control-store.ts";

/** Emergency roles count in every session of their person, and in no token; they end by themselves. */
export async function withEmergencyRoles(
	{ store, clock }: { store: Pick<ControlStore, "breakGlass">; clock: Clock },
	principal: Principal,
): Promise<Principal> {
	if (principal.kind !== "person" || principal.personId === undefined) return principal;
	const at = new Date(clock.now()).toISOString();
	const running = await store.breakGlass.running(principal.workspaceId, principal.personId, at);
	if (running === undefined) return principal;
	const { id, roles, endsAt } = running;
	return { ...principal, roles: [...new Set([...principal.roles, ...roles])], breakGlass: { id, roles, endsAt } };
}
