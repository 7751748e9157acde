import type { Principal } from "../../core/access/principal.ts";
import { rolesText } from "../../core/access/roles-text.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AuditLog } from "../../ports/audit-log.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ControlStore } from "../../ports/control-store.ts";
import type { People } from "../../ports/people.ts";
import type { Presented } from "./authenticate.ts";
import { withEmergencyRoles } from "./break-glass/emergency-roles.ts";
import { principalOf, type TrainingState } from "./principal-of.ts";

export interface AuthenticateSessionDeps {
	people: Pick<People, "session">;
	store: Pick<ControlStore, "breakGlass">;
	training: TrainingState;
	clock: Clock;
	audit: Pick<AuditLog, "append">;
}

/**
 * Who asks: the bearer of a token where the request names one, otherwise the person whose session secret came with it.
 * A session counts only after its second factor, and only from the product's own pages.
 *
 * @throws SegwardError `session-ended`, `second-factor-missing`, `origin-refused`, and those of `token`.
 */
export function tokenOrSession(
	deps: AuthenticateSessionDeps,
	token: (presented: Presented) => Promise<Principal>,
): (presented: Presented) => Promise<Principal> {
	return async (presented) => {
		const { authorization, session: secret } = presented;
		if (authorization !== undefined || secret === undefined) return token(presented);
		const session = await deps.people.session(secret, presented.background);
		const principal = session && (await principalOf(deps.training, session.person, session.workspaceId, session));
		if (session === null || principal === null) {
			throw new SegwardError("session-ended", { hint: "Sessions end after an hour without use, and after twelve." });
		}
		if (!session.secondFactor) {
			await recordRefusal(deps, principal, presented, "second-factor-missing");
			throw new SegwardError("second-factor-missing", { hint: "Confirm the authenticator app first." });
		}
		if (presented.foreign) {
			await recordRefusal(deps, principal, presented, "origin-refused");
			throw new SegwardError("origin-refused", {
				hint: "Programs use a token: send 'Authorization: Bearer sgw_…' and no cookie.",
			});
		}
		return withEmergencyRoles(deps, principal);
	};
}

async function recordRefusal(
	deps: AuthenticateSessionDeps,
	{ tokenId, personId, name, roles, workspaceId }: Principal,
	{ from, requestId }: Presented,
	reason: string,
): Promise<void> {
	await deps.audit.append({
		at: new Date(deps.clock.now()).toISOString(),
		workspaceId,
		actor: name,
		actorId: personId,
		role: rolesText(roles),
		action: "session:use",
		resource: `session/${tokenId}`,
		decision: "deny",
		outcome: "refused",
		reason,
		from,
		requestId,
	});
}
